"""Rows read, and what becomes of each of their words."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jalon.network.importing.gathering import gather
from jalon.network.importing.roles import Role, find_headings, propose_roles
from jalon.network.importing.rows import Entry, read_rows
from jalon.network.importing.tables import Sheet, pasted
from jalon.phrases.folding import fold


def read(text: str, language: str = "fr") -> list[Entry]:
    (sheet,) = pasted(text)
    header = find_headings(sheet)
    return read_rows(sheet, header, propose_roles(sheet, header), language=language)


def test_a_row_names_an_organisation_and_its_people() -> None:
    (entry,) = read("Organisme\tContact\tFonction\nMaison\tMarie Tremblay et Jean Roy\tDirection\nAgente")[:1]
    assert entry.organisation
    assert [one.name for one in entry.everybody] == ["Maison", "Marie Tremblay", "Jean Roy"]


def test_an_address_goes_to_the_person_whose_name_it_bears() -> None:
    (entry,) = read("Organisme\tContact\tCourriel\nMaison\tMarie Tremblay\tinfo@m.org, mtremblay@m.org")
    assert [one.fields["email"] for one in entry.everybody] == ["info@m.org", "mtremblay@m.org"]


def test_an_address_and_its_city_make_one() -> None:
    (entry,) = read("Organisme\tAdresse\tVille\tCode postal\nMaison\t12, rue Roy\tLaval\tH7A 1B2")
    assert entry.everybody[0].fields["address"] == "12, rue Roy, Laval, H7A 1B2"


def test_what_no_field_takes_is_noted_under_its_heading() -> None:
    (entry,) = read("Organisme\tTéléphone\tLits\nMaison\t514 555-0123 ou 438 555-0199\t12")
    assert entry.everybody[0].notes == ["Téléphone\u00a0: 514 555-0123 ou 438 555-0199", "Lits\u00a0: 12"]


def test_a_note_has_the_colon_of_its_language() -> None:
    (entry,) = read("Organisme\tContact\tBeds\nMaison\tLuc Roy\t12", "en")
    assert entry.everybody[0].notes == ["Beds: 12"]


def test_a_day_that_cannot_be_read_is_said_and_kept() -> None:
    (entry,) = read("Organisme\tMembre depuis\nMaison\tbien longtemps")
    assert (entry.problems, entry.since) == ([("unread_date", "bien longtemps")], None)
    assert entry.everybody[0].notes == ["Membre depuis\u00a0: bien longtemps"]


def test_a_membership_that_ends_before_it_begins_is_kept_as_words() -> None:
    (entry,) = read("Organisme\tMembre depuis\tMembre jusqu’au\nMaison\t2020-01-01\t2019-01-01")
    assert [code for code, _words in entry.problems] == ["ends_before"]
    assert len(entry.everybody[0].notes) == 2


def test_a_row_without_a_name_is_said() -> None:
    (entry,) = read("Organisme\tCourriel\n\ta@x.ca")
    assert (entry.refused, entry.problems) == (True, [("nobody", "a@x.ca")])


def test_a_title_across_the_list_is_nobody() -> None:
    sheet = Sheet("", [["Organisme", "Courriel"], ["Région de Laval"], ["Maison", "a@x.ca"]], titles=[1])
    found = read_rows(sheet, 0, [Role.ORGANISATION, Role.EMAIL], language="fr")
    assert [entry.refused for entry in found] == [True, False]


def test_rows_of_one_organisation_make_it_once() -> None:
    found = gather(read("Organisme\tContact\tMembre depuis\nMaison\tLuc Roy\t2019\nMAISON\tAnne Côté\t2019"))
    assert list(found.parties) == ["maison", "luc roy", "anne cote"]
    assert [(tie.party, tie.first) for tie in found.ties.values()] == [("luc roy", True), ("anne cote", False)]
    assert found.members["maison"].since == date(2019, 1, 1)


def test_two_rows_that_differ_keep_both() -> None:
    found = gather(read("Organisme\tCourriel\nMaison\ta@x.ca\nMaison\tb@x.ca"))
    assert (found.parties["maison"].fields["email"], found.parties["maison"].notes) == ("a@x.ca", ["b@x.ca"])


CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "Maison des jeunes",
            "Marie Tremblay, Jean Roy",
            "Tremblay, Marie",
            "a@x.ca; b@x.ca",
            "514 555-0123 p. 4",
            "bur. 514 555-0123 cell 438-555-0199",
            "01 23 45 67 89",
            "www.maison.org",
            "H7A 1B2",
            "Laval",
            "pas de courriel",
            "anglais",
            "=1+1",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=40),
    st.text("abc é,;/-'\n12@.", max_size=25),
)
HELD = frozenset({Role.SINCE, Role.UNTIL, Role.PAID_ON, Role.LANGUAGE, Role.NOTHING})  # values, not words


@given(st.lists(st.tuples(CELLS, st.sampled_from([role for role in Role if role not in HELD])), min_size=1, max_size=9))
def test_no_word_of_a_row_is_lost(row: list[tuple[str, Role]]) -> None:
    cells, roles = [cell for cell, _role in row], [role for _cell, role in row]
    headings = [f"Colonne {at}" for at in range(len(row))]
    (entry,) = read_rows(Sheet("", [headings, cells]), 0, roles, language="fr")
    texts = [*entry.loose, entry.category]
    for one in entry.everybody:
        texts += [one.name, one.post, *one.fields.values(), *one.notes]
    kept, digits = words(" ".join(texts)), re.sub(r"\D", "", " ".join(texts))
    for cell in cells:
        for word in words(cell) - {"et", "and", "mailto", "http", "https", "www", "p", "ext", "x", "poste"}:
            assert word in kept or (word.isdecimal() and word.lstrip("0") in digits), (word, entry)


DAYS = st.one_of(CELLS, st.sampled_from(["2019-04-01", "avril 2019", "03/04/2019", "bientôt"]))


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_day_is_read_or_kept_as_written(since: str, until: str, paid: str, language: str) -> None:
    cells = ["Maison", since, until, paid, language]
    roles = [Role.ORGANISATION, Role.SINCE, Role.UNTIL, Role.PAID_ON, Role.LANGUAGE]
    (entry,) = read_rows(Sheet("", [["A", "B", "C", "D", "E"], cells]), 0, roles, language="fr")
    assert entry.organisation
    noted = " ".join(entry.organisation.notes)
    told = [entry.since, entry.until, entry.paid_on, entry.organisation.fields.get("language")]
    for cell, value in zip(cells[1:], told, strict=True):
        assert value or words(cell) <= words(noted)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def test_people_on_rows_below_their_organisation_are_of_it() -> None:
    text = "Organisme\tVille\tContact\tCourriel\nMaison\tLaval\tLuc Roy\tinfo@m.org\n\t\tÈve Cyr\teve@m.org"
    _first, entry = read(text)
    assert entry.organisation
    assert (entry.organisation.name, entry.organisation.fields) == ("Maison", {})
    assert (entry.people[0].name, entry.people[0].fields) == ("Ève Cyr", {"email": "eve@m.org"})


def test_somebody_with_a_city_of_her_own_is_of_no_organisation() -> None:
    text = "Organisme\tVille\tContact\nMaison\tLaval\tLuc Roy\n\tQuébec\tÈve Cyr\n\t\tAmir Haddad"
    assert [entry.organisation for entry in read(text)[1:]] == [None, None]


def test_without_a_position_nothing_says_a_person_is_of_the_organisation_above() -> None:
    assert read("Organisme\tContact\nMaison\tLuc Roy\n\tÈve Cyr")[1].organisation is None
