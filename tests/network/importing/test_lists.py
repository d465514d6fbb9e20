"""A list beside the directory, written, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions import lists
from jalon.network.actions.directory_drafts import create_list
from jalon.network.actions.lists import decide_list, import_list, year_of
from jalon.network.actions.parties import change_party, create_party
from jalon.network.actions.privacy import note_access
from jalon.network.actions.regions import adopt_quebec
from jalon.network.actions.unlisting import undo_list
from jalon.network.choices import AccessedFor
from jalon.network.errors import GovernanceRefused, ListRefused
from jalon.network.importing.comparing import Act
from jalon.network.importing.tables import pasted
from jalon.network.models import DirectoryDraft, Fee, KnownApart, Membership, Network, Party, Relation
from jalon.network.queries.lists import comparison_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LIST = """Organisme\tContact\tFonction\tCourriel\tRégion\tCatégorie\tMembre depuis\tCotisation payée le\tLits
Maison des jeunes\tLuc Roy\tDirection\tinfo@maison.org\tLaval\tRégulier\t2019-04-01\t2025-05-02\t12
Auberge du Nord\tAnne Côté et Bao Vu\t\tnord@auberge.org\tEstrie\tAssocié\t2020\t\t
"""


class Given:
    """A list and its author."""

    def __init__(self, network: Network, author: User) -> None:
        self.network, self.author = network, author

    def draft(self, text: str = LIST) -> DirectoryDraft:
        return create_list(network=self.network, author=self.author, sheets=pasted(text))

    def written(self, draft: DirectoryDraft) -> DirectoryDraft:
        return import_list(draft=draft, seen=comparison_of(draft).mark, actor="test")


@pytest.fixture
def given(network: Network, coordinator: User) -> Given:
    adopt_quebec(network=network, actor="test")
    return Given(network, coordinator)


def test_organisations_people_posts_and_memberships_are_made(given: Given) -> None:
    done = given.written(given.draft())
    house = given.network.parties.get(name="Maison des jeunes")
    assert (house.email, str(house.region), house.notes) == ("info@maison.org", "Laval", "Lits\u00a0: 12")
    assert [(tie.party.name, tie.title, tie.main) for tie in house.people.all()] == [("Luc Roy", "Direction", True)]
    member = house.memberships.get()
    assert (member.category, member.starts, member.fees.get().paid_on) == (
        "Régulier",
        date(2019, 4, 1),
        date(2025, 5, 2),
    )
    assert (done.counts["new"], done.counts["ties"], done.counts["memberships"], done.tables) == (5, 3, 2, [])


def test_the_same_list_again_changes_nothing(given: Given) -> None:
    given.written(given.draft())
    last = Entry.objects.latest("id").pk
    done = given.written(given.draft())
    assert (done.counts["same"], done.counts["new"], done.made) == (5, 0, [])
    assert not Entry.objects.filter(pk__gt=last).exists()


def test_a_note_kept_with_the_colon_of_another_language_is_not_added_again(given: Given) -> None:
    given.written(given.draft())
    given.network.language = "en"
    assert given.written(given.draft()).counts["same"] == 5


def test_somebody_known_gets_what_she_lacks_and_keeps_what_she_has(given: Given) -> None:
    create_party(network=given.network, name="Maison des Jeunes", kind="organisation", actor="test", phone="1")
    create_party(network=given.network, name="Luc Roy", kind="person", email="luc@ici.org", actor="test")
    given.written(given.draft("Organisme\tTéléphone\tCourriel\nMaison des jeunes\t514 555-0123\tinfo@maison.org"))
    house = given.network.parties.get(name="Maison des Jeunes")
    assert (house.phone, house.email) == ("1", "info@maison.org")


def test_what_the_list_says_otherwise_is_taken_when_asked(given: Given) -> None:
    house = create_party(network=given.network, name="Maison", kind="organisation", actor="test", phone="1")
    draft = given.draft("Organisme\tTéléphone\nMaison\t514 555-0123")
    assert comparison_of(draft).fates["maison"].differs == {"phone": ("1", "514 555-0123")}
    decide_list(draft=draft, parties={"maison": Act.REPLACE}, left={})
    given.written(draft)
    house.refresh_from_db()
    assert house.phone == "514 555-0123"


def test_somebody_alike_is_proposed_and_kept_apart_unless_said(given: Given) -> None:
    known = create_party(network=given.network, name="Lucie Tremblay-Roy", kind="person", actor="test")
    draft = given.draft("Nom complet\nLucie Tremblay\n")
    fate = comparison_of(draft).fates["lucie tremblay"]
    assert (fate.known and fate.known.id, fate.act, fate.sure) == (known.pk, Act.APART, False)
    given.written(draft)
    assert KnownApart.objects.get().first_id == known.pk


def test_a_row_left_out_makes_nobody(given: Given) -> None:
    draft = given.draft()
    decide_list(draft=draft, parties={}, left={1: True})
    given.written(draft)
    assert not given.network.parties.filter(name="Maison des jeunes").exists()


def test_a_region_nobody_knows_is_said_and_kept_as_words(given: Given) -> None:
    draft = given.draft("Organisme\tRégion\nMaison\tPays des merveilles")
    assert comparison_of(draft).entries[0].problems == [("unknown_region", "Pays des merveilles")]
    given.written(draft)
    assert given.network.parties.get(name="Maison").notes == "Région\u00a0: Pays des merveilles"


def test_what_changed_since_it_was_seen_is_shown_again(given: Given) -> None:
    draft = given.draft()
    seen = comparison_of(draft).mark
    create_party(network=given.network, name="Maison des jeunes", kind="organisation", actor="test")
    with pytest.raises(ListRefused, match="changed"):
        import_list(draft=draft, seen=seen, actor="test")
    assert not Relation.objects.exists()


def test_a_list_is_written_once(given: Given) -> None:
    draft = given.draft()
    seen = comparison_of(draft).mark
    import_list(draft=draft, seen=seen, actor="test")
    with pytest.raises(ListRefused, match="done"):
        import_list(draft=draft, seen=seen, actor="test")


def test_somebody_who_cannot_be_so_is_named_and_nothing_is_written(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_values: object) -> None:
        raise GovernanceRefused("member_already", "Maison des jeunes")

    monkeypatch.setattr(lists, "admit", refuse)
    with pytest.raises(ListRefused) as refused:
        given.written(given.draft())
    assert (refused.value.code, refused.value.name) == ("refused", "Maison des jeunes")
    assert not given.network.parties.filter(name="Maison des jeunes").exists()


def test_a_whole_import_is_taken_back(given: Given) -> None:
    kept = create_party(network=given.network, name="Maison des jeunes", kind="organisation", actor="test")
    done = given.written(given.draft())
    note_access(network=given.network, party=given.network.parties.get(name="Bao Vu"), actor="x", how=AccessedFor.PAGE)
    undo_list(draft=done, actor="test")
    kept.refresh_from_db()
    assert (list(given.network.parties.all()), kept.email, kept.region) == ([kept], "", None)
    assert not any(model.objects.exists() for model in (Relation, Membership, Fee))


def test_what_was_changed_since_stays(given: Given) -> None:
    done = given.written(given.draft())
    party = given.network.parties.get(name="Bao Vu")
    change_party(party=party, changes={"phone": ("", "514 555-0123")}, actor="test")
    with pytest.raises(ListRefused, match="changed_since"):
        undo_list(draft=done, actor="test")
    assert Party.objects.filter(network=given.network).count() == 5


def test_what_something_else_names_stays(given: Given) -> None:
    done = given.written(given.draft())
    create_party(
        network=given.network,
        name="Maison",
        merged_into=given.network.parties.get(name="Maison des jeunes"),
        actor="test",
    )
    with pytest.raises(ListRefused, match="changed_since"):
        undo_list(draft=done, actor="test")


@pytest.mark.parametrize(
    ("month", "day", "first"),
    [(1, date(2025, 3, 1), date(2025, 1, 1)), (4, date(2025, 3, 1), date(2024, 4, 1))],
)
def test_the_year_of_a_fee(month: int, day: date, first: date) -> None:
    assert year_of(day, month)[0] == first
