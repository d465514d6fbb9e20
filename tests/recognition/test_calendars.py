"""Months as columns, marked or coloured, and pages of a calendar."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.calendars import quarters_of_plan, says_period
from tests.recognition.reading import codes, node, outline, read


def sheet(*rows: tuple[str, ...], coloured: tuple[str, ...] = ()) -> dict[str, Any]:
    """The proposal of a workbook of one sheet, some of its cells coloured."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append([cell or None for cell in row])
    for place in coloured:
        page[place].fill = PatternFill("solid", start_color="88BB66")
    stream = BytesIO()
    book.save(stream)
    return as_dict(propose(read_bytes(stream.getvalue(), "plan.xlsx")))


def span(proposal: dict[str, Any], text: str) -> tuple[str, str]:
    when = node(proposal, text)["when"]
    return when["earliest"], when["latest"]


@pytest.mark.parametrize("heading", ["Janv.", "mars", "May", "Sept 2026", "T2", "S3", "Sem. 12", "2026", "2026-2027"])
def test_what_is_a_period(heading: str) -> None:
    assert says_period(heading)


@pytest.mark.parametrize("heading", ["Marche à suivre", "Action", "Mai ou juin selon le temps", "N°"])
def test_what_is_none(heading: str) -> None:
    assert not says_period(heading)


def test_marks_under_months_are_the_schedule() -> None:
    proposal = read(
        "Plan de travail 2026\n\nActivité\tResponsable\tJanv.\tFévr.\tMars\nPeindre la grange\tOdile Roy\tX\tX\t\n"
        "Curer le fossé\tJean Aubé\t\t\tX\n"
    )
    assert span(proposal, "Peindre") == ("2026-01-01", "2026-02-28")
    assert span(proposal, "Curer") == ("2026-03-01", "2026-03-31")


QUARTERS = (
    ("What we will do", "Owner", "Q1", "Q2", "Q3", "Q4"),
    ("Paint the barn", "Priya Dale", "✓", "", "", "✓"),
    ("Clear the ditch", "Tom Ward", "", "", "✓", ""),
)


def test_a_tick_under_a_quarter_says_when_not_how_far() -> None:
    proposal = sheet(("Work plan 2031", "", "", "", "", ""), *QUARTERS)
    assert [node(proposal, text)["status"] for text in ("Paint", "Clear")] == [None, None]
    assert span(proposal, "Clear") == ("2031-07-01", "2031-09-30")


def test_quarters_in_order_are_those_of_a_year_that_begins_in_another_month() -> None:
    proposal = sheet(("Work plan, April 2031 – March 2032", "", "", "", "", ""), *QUARTERS)
    assert span(proposal, "Clear") == ("2031-10-01", "2031-12-31")
    assert span(proposal, "Paint") == ("2031-04-01", "2032-03-31")
    assert node(proposal, "Clear")["schedule"] == "Q3"


@pytest.mark.parametrize("period", ["2031-04", "2031-01/2031-12", "2031-04/2033-03", "2031-04/..", None])
def test_quarters_are_the_calendars_where_no_year_of_its_own_tells(period: str | None) -> None:
    assert quarters_of_plan(["T1", "T2", "T3", "T4"], period) == {}


def test_quarters_out_of_order_are_the_calendars() -> None:
    assert quarters_of_plan(["T2", "T3", "T4", "T1"], "2031-04/2032-03") == {}


def test_colours_under_months_are_the_schedule() -> None:
    proposal = sheet(
        ("Plan de travail 2026", "", "", ""),
        ("", "", "", ""),
        ("Activité", "Avril", "Mai", "Juin"),
        ("Peindre la grange", "", "", ""),
        ("Curer le fossé", "", "", ""),
        coloured=("B4", "C5", "D5"),
    )
    assert span(proposal, "Peindre") == ("2026-04-01", "2026-04-30")
    assert span(proposal, "Curer") == ("2026-05-01", "2026-06-30")


def test_a_page_of_a_calendar_says_what_is_done_each_day() -> None:
    proposal = sheet(
        ("Calendrier – mai 2026", "", "", "", ""),
        ("", "", "", "", ""),
        ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"),
        ("2026-05-04", "2026-05-05", "2026-05-06", "2026-05-07", "2026-05-08"),
        ("", "Peindre la grange", "", "", ""),
        ("2026-05-11", "2026-05-12", "2026-05-13", "2026-05-14", "2026-05-15"),
        ("Curer le fossé", "", "", "Semer la haie", ""),
    )
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé", "action Semer la haie"]
    assert span(proposal, "Semer") == ("2026-05-14", "2026-05-14")
    assert proposal["unplaced"] == []


def test_an_end_before_the_start_is_doubted() -> None:
    proposal = read(
        "Tâche\tDébut\tFin\nPeindre la grange\t2026-05-20\t2026-04-02\nCurer le fossé\t2026-05-01\t2026-06-02\n"
    )
    assert "end_before_start" in codes(node(proposal, "Peindre"))
    assert "end_before_start" not in codes(node(proposal, "Curer"))


def test_a_row_that_tells_what_to_write_is_no_line() -> None:
    proposal = read(
        "Action\tResponsable\tDébut\tStatut\nInscrire un titre\tUn nom\tjj/mm/aaaa\tChoisir dans la liste\n"
        "Peindre la grange\tOdile Roy\t02/05/2026\tEn cours\nCurer le fossé\tJean Aubé\t20/05/2026\tÀ faire\n"
    )
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé"]


def test_steps_of_one_action_stand_side_by_side() -> None:
    proposal = sheet(
        ("Engagement", "Jalon", "Échéance", "Responsable"),
        ("Ouvrir la grange", "Peindre les murs", "mai 2026", "Odile Roy"),
        ("", "Poser une porte", "juin 2026", "Jean Aubé"),
        ("", "Inviter le village", "juillet 2026", "Odile Roy"),
    )
    assert [line.count("  ") for line in outline(proposal)] == [0, 1, 1, 1]


def test_a_table_of_choices_is_no_part_of_the_plan() -> None:
    proposal = read(
        "Action\tResponsable\tÉchéance\nPeindre la grange\tOdile Roy\tmai 2026\nCurer le fossé\tJean Aubé\tmai 2026\n\n"
        "Listes\n\nÉtat\tPriorité\nPrévu\t1\nEn cours\t2\nFait\t3\n"
    )
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé"]


def test_round_marks_under_years_are_the_schedule() -> None:
    proposal = sheet(
        ("N°", "Action", "Pilotage", "2031", "2032", "2033"),
        ("1", "Curer les fossés", "Régie", "●", "", "●"),
        ("2", "Planter les haies", "Bureau", "", "●", ""),
    )
    assert node(proposal, "Curer")["schedule"] == "2031, 2033"


def test_a_start_and_an_end_are_those_of_the_action_and_not_of_its_step() -> None:
    proposal = sheet(
        ("Action", "Étapes", "Responsable", "Date de début", "Date de fin"),
        ("Curer le fossé", "Louer une pelle", "Odile Roy", "2026-05-01", "2026-05-20"),
        ("Semer la haie", "Commander les plants", "Jean Aubé", "2026-06-01", "2026-06-09"),
    )
    assert node(proposal, "Curer")["schedule"] == "2026-05-01 2026-05-20"
    assert node(proposal, "Louer")["schedule"] is None


def test_months_over_the_new_year_have_their_years() -> None:
    proposal = sheet(
        ("Plan de travail 2031-2032", "", "", "", "", ""),
        ("Action", "Responsable", "Nov", "Déc", "Janv", "Fév"),
        ("Curer les fossés", "Régie", "x", "", "x", ""),
        ("Planter les haies", "Bureau", "", "", "", "x"),
    )
    assert node(proposal, "Curer")["schedule"] == "Nov 2031, Janv 2032"
    assert span(proposal, "Planter") == ("2032-02-01", "2032-02-29")


def test_a_year_over_months_is_theirs() -> None:
    proposal = sheet(
        ("Action", "Responsable", "2031", "", "2032", ""),
        ("", "", "Nov.", "Déc.", "Janv.", "Févr."),
        ("Curer les fossés", "Régie", "x", "", "x", ""),
        ("Planter les haies", "Bureau", "", "", "", "x"),
    )
    assert node(proposal, "Curer")["schedule"] == "Nov. 2031, Janv. 2032"


@pytest.mark.parametrize("heading", ["Activités", "Jalons du chantier"])
def test_the_year_over_months_is_theirs_and_no_part_of_the_plan(heading: str) -> None:
    proposal = sheet(
        ("Plan de travail 2031-2032",),
        ("", "", "2031", "", "", "2032", "", ""),
        (heading, "Responsable", "oct.", "nov.", "déc.", "janv.", "févr.", "mars"),
        ("Tailler les pommiers", "Odile Roy", "", "x", "x", "", "", ""),
        ("Curer le puits", "Marc Côté", "", "", "", "", "x", "x"),
        ("Peindre la grange", "Odile Roy", "x", "", "", "x", "", ""),
    )
    assert outline(proposal) == ["action Tailler les pommiers", "action Curer le puits", "action Peindre la grange"]
    assert span(proposal, "Tailler") == ("2031-11-01", "2031-12-31")
    assert span(proposal, "Curer") == ("2032-02-01", "2032-03-31")


def test_initials_of_months_under_their_years_are_months_of_them() -> None:
    proposal = sheet(
        ("Plan de travail 2031-2034",),
        ("", "2031", "", "", "", "2032", "", ""),
        ("Activités", "S", "O", "N", "D", "J", "F", "M"),
        ("Tailler les pommiers", "", "", "x", "x", "", "", ""),
        ("Curer le puits", "", "", "", "", "", "x", "x"),
        ("Peindre la grange", "x", "", "", "", "", "", ""),
    )
    assert span(proposal, "Tailler") == ("2031-11-01", "2031-12-31")
    assert node(proposal, "Curer")["schedule"] == "février 2032, mars 2032"


def test_a_year_over_one_column_of_words_is_not_over_months() -> None:
    proposal = sheet(
        ("Plan de travail",),
        ("", "2031", ""),
        ("Activités", "Responsable", "Échéance"),
        ("Tailler les pommiers", "Odile Roy", "mai"),
        ("Curer le puits", "Marc Côté", "juin"),
    )
    assert node(proposal, "Curer")["leads"] == ["Marc Côté"]
