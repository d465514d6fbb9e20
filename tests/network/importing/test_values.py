"""What a cell says, in every form people write it."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.network.importing.values import (
    read_day,
    read_emails,
    read_language,
    read_people,
    read_phones,
    read_websites,
)


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("5145550123", ("514 555-0123",)),
        ("(514) 555-0123", ("514 555-0123",)),
        ("514.555.0123", ("514 555-0123",)),
        ("1-514-555-0123", ("514 555-0123",)),
        ("+1 (514) 555 0123", ("514 555-0123",)),
        ("514 555-0123 poste 4", ("514 555-0123, poste 4",)),
        ("514-555-0123, ext. 221", ("514 555-0123, poste 221",)),
        ("514 555-0123 #12", ("514 555-0123, poste 12",)),
        ("514 555‑0123 / 438 555-0199", ("514 555-0123", "438 555-0199")),
        ("514 555-0123\n438 555-0199", ("514 555-0123", "438 555-0199")),
        ("01 23 45 67 89", ("+33 1 23 45 67 89",)),
        ("+33 (0)1 23 45 67 89", ("+33 1 23 45 67 89",)),
        ("+32 2 123 45 67", ("+32 2 123 45 67",)),
        ("12", ()),
    ],
)
def test_telephones_are_written_one_way(cell: str, phones: tuple[str, ...]) -> None:
    assert read_phones(cell).values == phones


@pytest.mark.parametrize("phone", ["514 555-0123", "514 555-0123, poste 4", "+33 1 23 45 67 89", "+32 2 123 45 67"])
def test_a_telephone_we_wrote_reads_as_itself(phone: str) -> None:
    assert (read_phones(phone).values, read_phones(phone).whole) == ((phone,), True)


def test_words_beside_a_telephone_are_noticed() -> None:
    assert not read_phones("514 555-0123 (soir)").whole


def test_several_addresses_in_one_cell() -> None:
    found = read_emails("info@maison.org; d.roy@maison.org")
    assert (found.values, found.whole) == (("info@maison.org", "d.roy@maison.org"), True)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2019-04-01", date(2019, 4, 1)),
        ("2019-04-01 00:00:00", date(2019, 4, 1)),
        ("20190401", date(2019, 4, 1)),
        ("1er avril 2019", date(2019, 4, 1)),
        ("April 1, 2019", date(2019, 4, 1)),
        ("01/04/2019", date(2019, 4, 1)),
        ("43556", date(2019, 4, 1)),
        ("avril 2019", date(2019, 4, 1)),
        ("depuis 2019", date(2019, 1, 1)),
        ("2019", date(2019, 1, 1)),
        ("oui", None),
        ("toujours", None),
        ("2019-2020", None),
        ("0000-00-00", None),
    ],
)
def test_a_day_in_every_form(cell: str, day: date | None) -> None:
    assert read_day(cell) == day


def test_the_last_day_of_a_year() -> None:
    assert read_day("2019", last=True) == date(2019, 12, 31)


def test_other_dates_of_the_column_say_that_months_come_first() -> None:
    assert read_day("03/04/2019", day_first=False) == date(2019, 3, 4)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Marie Tremblay et Jean Roy", ["Marie Tremblay", "Jean Roy"]),
        ("Marie Tremblay\nJean Roy", ["Marie Tremblay", "Jean Roy"]),
        ("Anne Côté et Bao Vu", ["Anne Côté", "Bao Vu"]),
        ("Thi Le Van / Xuân Vu", ["Thi Le Van", "Xuân Vu"]),
        ("Anne Côté, directrice", ["Anne Côté, directrice"]),
        ("Tremblay, Marie", ["Marie Tremblay"]),
        ("Vacant", []),
        ("Poste vacant", []),
    ],
)
def test_the_people_of_a_cell(cell: str, people: list[str]) -> None:
    assert read_people(cell) == people


@pytest.mark.parametrize(("cell", "code"), [("Français", "fr"), ("EN", "en"), ("anglais", "en"), ("mandarin", "")])
def test_languages(cell: str, code: str) -> None:
    assert read_language(cell) == code


def test_a_site_without_its_scheme() -> None:
    assert read_websites("www.maison.org").values == ("https://www.maison.org",)


@pytest.mark.parametrize("cell", ["a" * 100_000, "a-" * 50_000 + "a", "a " * 50_000 + "a", "et " * 30_000])
def test_people_without_end_are_read_in_one_pass(cell: str) -> None:
    assert read_people(cell)
