"""What is asked of members: who is asked, what each answered, on any day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jalon.history.models import Entry
from jalon.membership.actions.asks import change_ask, close_ask, keep_answer, keep_answers, open_ask
from jalon.membership.choices import AnswerChannel, AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask
from jalon.membership.queries.asks import AskState, following
from jalon.network.actions.membership import end_membership
from jalon.network.actions.merging import merge
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party

DAY = date(2026, 10, 13)  # the day of the tests
OPENED = date(2026, 9, 1)


def asking(network: Network, **values: Any) -> Ask:
    told: dict[str, Any] = {"title": "Code d'éthique", "kind": AnswerKind.YES_NO, "opened": OPENED, "actor": "test"}
    return open_ask(network=network, **(told | values))


def says(ask: Ask, party: Party, words: str, on: date = DAY) -> bool:
    return keep_answer(ask=ask, party=party, words=words, channel=AnswerChannel.GRID, actor="test", on=on)


def state(ask: Ask, day: date = DAY) -> AskState:
    return following(ask.network, day, [ask]).states[0]


def test_all_the_members_are_asked(network: Network, houses: list[Party]) -> None:
    create_party(network=network, name="Voisine", actor="test")
    assert state(asking(network)).asked == [one.pk for one in houses]


def test_those_of_a_category_and_a_region_are(network: Network, houses: list[Party]) -> None:
    assert state(asking(network, category="Maison", region=houses[0].region)).asked == [one.pk for one in houses[:2]]


def test_those_ticked_are(network: Network, houses: list[Party]) -> None:
    assert state(asking(network, ticked=[houses[3], houses[0]])).asked == [houses[0].pk, houses[3].pk]


def test_who_is_no_member_any_more_is_not_asked(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    end_membership(membership=houses[0].memberships.get(), ends=date(2026, 9, 30), actor="test")
    assert houses[0].pk not in state(ask).asked
    assert houses[0].pk in state(ask, date(2026, 9, 30)).asked


def test_the_last_answer_stands_and_none_is_lost(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    assert [says(ask, houses[0], words) for words in ("non", "non", "oui")] == [True, False, True]
    assert state(ask).answers[houses[0].pk].value == "yes"
    assert list(ask.answers.values_list("value", flat=True)) == ["no", "yes"]
    entries = Entry.objects.filter(object_type="ask_answer", scope=f"ask:{ask.pk}").order_by("pk")
    assert [one.changes["value"] for one in entries] == [[None, "no"], ["no", "yes"]]


def test_an_answer_is_taken_back(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    says(ask, houses[0], "oui")
    says(ask, houses[0], "")
    assert (state(ask).answers, ask.answers.count()) == ({}, 2)


def test_an_answer_counts_from_its_day(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    says(ask, houses[0], "oui", date(2026, 9, 20))
    assert (state(ask, date(2026, 9, 19)).answered, state(ask, date(2026, 9, 20)).answered) == ([], [houses[0].pk])


def test_yes_counts_where_yes_is_asked(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    says(ask, houses[0], "oui")
    says(ask, houses[1], "non")
    found = state(ask)
    assert (found.counted, found.missing, found.percent) == ([houses[0].pk], [one.pk for one in houses[2:]], 25)


def test_numbers_are_added(network: Network, houses: list[Party]) -> None:
    ask = asking(network, kind=AnswerKind.NUMBER)
    says(ask, houses[0], "1 200,5")
    says(ask, houses[1], "3")
    assert str(state(ask).total) == "1203.5"


def test_the_answer_of_a_name_merged_is_that_of_the_one_kept(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    says(ask, houses[1], "oui")
    merge(kept=houses[0], gone=houses[1], actor="test")
    assert state(ask).answered == [houses[0].pk]


def test_nothing_is_answered_once_closed(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    close_ask(ask=ask, on=DAY, actor="test")
    with pytest.raises(FollowingRefused, match="closed"):
        says(ask, houses[0], "oui")


def test_who_is_not_asked_does_not_answer(network: Network, houses: list[Party]) -> None:
    with pytest.raises(FollowingRefused) as refused:
        says(asking(network, category="Maison"), houses[3], "oui")
    assert (refused.value.code, refused.value.name) == ("not_asked", "Maison 4")


def test_of_several_answers_all_are_kept_or_none(network: Network, houses: list[Party]) -> None:
    ask, given = asking(network), [(houses[0].pk, "oui"), (houses[1].pk, "peut-être")]
    with pytest.raises(FollowingRefused, match="not_yes_no"):
        keep_answers(ask=ask, given=given, channel=AnswerChannel.PASTE, actor="test")
    assert not ask.answers.exists()


def test_the_kind_stays_once_somebody_answered(network: Network, houses: list[Party]) -> None:
    ask = asking(network)
    says(ask, houses[0], "oui")
    change_ask(ask=ask, kind="number", title="Code", actor="test")
    ask.refresh_from_db()
    assert (ask.kind, ask.title) == ("yes_no", "Code")


@pytest.mark.parametrize(
    ("values", "code"), [({"title": "  "}, "no_title"), ({"due": date(2026, 8, 31)}, "ends_before")]
)
def test_an_ask_that_cannot_be(network: Network, values: dict[str, Any], code: str) -> None:
    with pytest.raises(FollowingRefused, match=code):
        asking(network, **values)


def test_nobody_of_another_network_is_asked(network: Network) -> None:
    other = create_party(network=create_network(name="Autre", slug="autre", actor="test"), name="Voisine", actor="test")
    with pytest.raises(FollowingRefused, match="other_network"):
        asking(network, ticked=[other])
