"""Calendars: what they hold, for whom, and their addresses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from dateutil.rrule import rrulestr
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.models import Access, Network
from jalon.phrases.schedules import read_schedule
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.feeds import make_feed, revoke_feed
from jalon.plans.actions.items import change_item
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Assignment, CalendarFeed, Plan
from jalon.web.feeds import views
from tests.conftest import draft_of, node, proposal_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def action(text: str, schedule: str, **values: Any) -> dict[str, Any]:
    when = read_schedule(schedule, plan="2024-04/2027-03", language="fr").as_dict()
    return node("action", text, schedule=schedule, when=when, **values)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """A date, a season, a rhythm."""
    axis = node(
        "axis",
        "Jardins",
        action("Fêter, dehors; tous", "23 octobre 2025", leads=["Comité jardins"]),
        action("Semer à l’été" + " très long" * 20, "Automne 2025", expected_results=["Trois rangs"]),
        action("Se voir", "Chaque mois"),
        action("Veiller", "En continu"),
    )
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert made is not None
    return made


@pytest.fixture
def feed(plan: Plan, coordinator: User) -> CalendarFeed:
    return make_feed(network=plan.network, user=coordinator, plan=plan)


def read(client: Client, feed: CalendarFeed) -> Calendar:
    response = client.get(f"/calendriers/{feed.secret}.ics")
    assert response.status_code == 200
    calendar = Calendar.from_ical(response.content)
    assert isinstance(calendar, Calendar)
    return calendar


def events(client: Client, feed: CalendarFeed) -> dict[str, Event]:
    return {str(event["summary"]): event for event in read(client, feed).walk("VEVENT")}  # type: ignore[misc]


def test_what_has_days_is_there(client: Client, feed: CalendarFeed) -> None:
    names = [name[:22] for name in events(client, feed)]
    assert names == ["Fêter, dehors; tous", "À rendre\N{NO-BREAK SPACE}: Semer à l’é", "Se voir"]


def test_a_day_is_a_whole_day_that_leaves_people_free(client: Client, feed: CalendarFeed) -> None:
    event = events(client, feed)["Fêter, dehors; tous"]
    assert (event["dtstart"].to_ical(), event["dtend"].to_ical()) == (b"20251023", b"20251024")
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")


def test_what_recurs_is_one_event_with_its_rule(client: Client, feed: CalendarFeed) -> None:
    event = events(client, feed)["Se voir"]
    days = list(rrulestr(event["rrule"].to_ical().decode(), dtstart=_midnight(event)))
    assert len(days) == 36


def _midnight(event: Event) -> Any:
    return dt.datetime.combine(event["dtstart"].dt, dt.time())


def test_lines_are_folded_between_letters(client: Client, feed: CalendarFeed) -> None:
    data = client.get(f"/calendriers/{feed.secret}.ics").content
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert all(line.decode() is not None for line in data.split(b"\r\n"))


def test_it_says_its_name_and_how_often_to_read_it(client: Client, feed: CalendarFeed) -> None:
    calendar = read(client, feed)
    assert calendar["x-wr-calname"] == "RJS – Plan d'action"
    assert calendar["refresh-interval"].to_ical() == b"PT6H"


def test_the_description_leads_to_the_item(client: Client, feed: CalendarFeed, plan: Plan) -> None:
    event = events(client, feed)["Fêter, dehors; tous"]
    item = plan.items.get(text__startswith="Fêter")
    assert str(event["description"]).endswith(f"http://testserver/reseaux/rjs/plans/{plan.pk}/elements/{item.pk}/")


def test_an_event_stays_itself_and_counts_its_changes(
    client: Client, feed: CalendarFeed, plan: Plan, coordinator: User
) -> None:
    before = events(client, feed)["Se voir"]
    item = plan.items.get(text="Se voir")
    report_progress(
        item=item, content=ReportContent(status="dropped"), actor=coordinator.actor, channel=ReportChannel.PAGE
    )
    after = events(client, feed)["Se voir"]
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "CANCELLED"


def test_nothing_new_costs_nothing_to_carry(client: Client, feed: CalendarFeed) -> None:
    address = f"/calendriers/{feed.secret}.ics"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Last-Modified"]


def tag_of(client: Client, feed: CalendarFeed, **headers: str) -> str:
    return str(client.get(f"/calendriers/{feed.secret}.ics", headers=headers)["ETag"])


def test_what_did_not_change_is_not_made_again(
    client: Client,
    feed: CalendarFeed,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    tag = tag_of(client, feed)
    monkeypatch.setattr(views, "calendar_of", None)  # whoever makes a calendar fails
    with django_assert_max_num_queries(3):
        again = client.get(f"/calendriers/{feed.secret}.ics", headers={"if-none-match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)


def test_a_change_makes_another(client: Client, feed: CalendarFeed, plan: Plan, coordinator: User) -> None:
    before = tag_of(client, feed)
    item = plan.items.get(text="Se voir")
    change_item(item=item, changes={"text": ("Se voir", "Se revoir")}, actor=coordinator.actor)
    assert "Se revoir" in events(client, feed)
    assert tag_of(client, feed) != before


def test_another_day_makes_another(client: Client, feed: CalendarFeed) -> None:
    before = tag_of(client, feed)
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert tag_of(client, feed) != before


def test_another_link_has_another(client: Client, feed: CalendarFeed, plan: Plan, coordinator: User) -> None:
    other = make_feed(network=plan.network, user=coordinator)
    assert tag_of(client, feed) != tag_of(client, other)


def test_another_role_and_another_language_make_another(client: Client, feed: CalendarFeed) -> None:
    first = tag_of(client, feed)
    Access.objects.filter(user=feed.user).update(role=Role.READER)
    second = tag_of(client, feed)
    User.objects.filter(pk=feed.user_id).update(language="en")
    assert len({first, second, tag_of(client, feed)}) == 3


def test_a_change_of_another_network_makes_none(client: Client, feed: CalendarFeed) -> None:
    before = tag_of(client, feed)
    create_network(name="Autre", slug="autre", actor="test")
    assert tag_of(client, feed) == before


def test_the_address_is_found_by_no_search_engine_and_told_to_no_site(client: Client, feed: CalendarFeed) -> None:
    response = client.get(f"/calendriers/{feed.secret}.ics")
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_who_lost_her_access_reads_nothing(client: Client, feed: CalendarFeed) -> None:
    Access.objects.filter(user=feed.user).delete()
    assert client.get(f"/calendriers/{feed.secret}.ics").status_code == 404


def test_who_left_the_board_no_longer_reads_what_is_for_it(client: Client, feed: CalendarFeed, plan: Plan) -> None:
    plan.items.filter(text="Se voir").update(audience=Audience.BOARD)
    assert "Se voir" in events(client, feed)
    Access.objects.filter(user=feed.user).update(role=Role.READER)
    assert "Se voir" not in events(client, feed)


def test_an_address_withdrawn_opens_nothing(client: Client, feed: CalendarFeed) -> None:
    revoke_feed(feed=feed, user=feed.user)
    assert client.get(f"/calendriers/{feed.secret}.ics").status_code == 410


def test_what_a_lead_leads(client: Client, plan: Plan, coordinator: User) -> None:
    party = plan.network.parties.get(name="Comité jardins")
    feed = make_feed(network=plan.network, user=coordinator, party=party)
    assert list(events(client, feed)) == ["Fêter, dehors; tous"]


def test_what_a_person_answers_for(client: Client, plan: Plan, coordinator: User) -> None:
    network = plan.network
    hers = create_party(network=network, name="Aline Roy", actor="test", kind="person", user=coordinator)
    Assignment.objects.create(plan=plan, item=plan.items.get(text="Se voir"), person=hers)
    feed = make_feed(network=network, user=coordinator)
    assert list(events(client, feed)) == ["Se voir"]


def test_several_plans_cost_the_same(
    client: Client, network: Network, coordinator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    create_party(network=network, name="Aline Roy", actor="test", kind="person", user=coordinator)
    for _time in range(4):
        proposal = proposal_of(action("Fêter", "23 octobre 2025", leads=["Aline Roy"]))
        accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator)
    feed = make_feed(network=network, user=coordinator)
    with django_assert_max_num_queries(11):
        found = [*read(client, feed).walk("VEVENT")]
    assert len(found) == 4


def test_asking_twice_gives_the_same_address(signed_in: Client, plan: Plan) -> None:
    for _time in range(2):
        answer = signed_in.post("/reseaux/rjs/calendriers/creer/", {"calendrier": f"plan-{plan.pk}"})
        assert answer["Location"] == "/reseaux/rjs/calendriers/"
    assert CalendarFeed.objects.get().secret in signed_in.get("/reseaux/rjs/calendriers/").content.decode()


@pytest.mark.parametrize(
    "value", ["", "plan-", "plan-abc", "plan-999", "responsable-999", "autre-1", "plan-" + "9" * 30]
)
def test_a_choice_that_is_nothing_is_a_404(signed_in: Client, plan: Plan, value: str) -> None:
    assert signed_in.post("/reseaux/rjs/calendriers/creer/", {"calendrier": value}).status_code == 404


def test_the_plan_of_another_network_is_no_choice(signed_in: Client, network: Network) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    elsewhere = Plan.objects.create(network=other)
    answer = signed_in.post("/reseaux/rjs/calendriers/creer/", {"calendrier": f"plan-{elsewhere.pk}"})
    assert answer.status_code == 404


def test_nobody_withdraws_the_address_of_another(reading_client: Client, feed: CalendarFeed) -> None:
    assert reading_client.post(f"/reseaux/rjs/calendriers/{feed.pk}/retirer/").status_code == 404


def test_one_withdraws_her_own(signed_in: Client, feed: CalendarFeed) -> None:
    signed_in.post(f"/reseaux/rjs/calendriers/{feed.pk}/retirer/")
    feed.refresh_from_db()
    assert feed.revoked is not None


def test_the_addresses_of_others_are_not_shown(reading_client: Client, feed: CalendarFeed) -> None:
    assert feed.secret not in reading_client.get("/reseaux/rjs/calendriers/").content.decode()


def test_a_reader_may_have_a_calendar(reading_client: Client, plan: Plan) -> None:
    assert reading_client.post("/reseaux/rjs/calendriers/creer/", {"calendrier": f"plan-{plan.pk}"}).status_code == 302


HOSTILE = "Un\r\nX-EVIL:1\nX-EVIL:2\rX-EVIL:3\x0bX-EVIL:4\x0cX-EVIL:5\x85X-EVIL:6\u2028X-EVIL:7\x00\x1b"


def test_no_word_begins_a_line_for_any_program(client: Client, feed: CalendarFeed) -> None:
    words = HOSTILE.replace("\x00", "")  # PostgreSQL keeps none
    Plan.objects.update(title=words)
    Network.objects.update(name=words, sigle=words[:20])
    feed.plan.items.update(text=words)  # type: ignore[union-attr]  # a calendar of a plan
    content = client.get(f"/calendriers/{feed.secret}.ics").content.decode()
    assert "X-EVIL:7" in content.replace("\r\n ", "")
    assert not [line for line in content.splitlines() if line.lstrip().startswith("X-EVIL")]
    assert {one for one in content if one < " "} == {"\r", "\n"}


def test_a_calendar_of_somebody_whose_name_has_two_lines_opens(client: Client, plan: Plan, coordinator: User) -> None:
    party = plan.network.parties.get(name="Comité jardins")
    party.name = "Comité\njardins"
    party.save()
    feed = make_feed(network=plan.network, user=coordinator, party=party)
    assert str(read(client, feed)["name"]) == f"{plan.network} – Comité jardins"
