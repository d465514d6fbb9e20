"""The phrases of the data files, with the dates a careful reader gives them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from dateutil.rrule import rrulestr

from jalon.phrases.schedules import read_schedule
from tests.phrases.edtf import is_edtf

DATA: Final = Path(__file__).parent / "data"


def phrases(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def options(said: str) -> dict[str, str]:
    return dict(option.split("=", 1) for option in said.split())


def read(phrase: str, said: str) -> dict[str, Any]:
    given = options(said)
    return read_schedule(phrase, plan=given.get("plan"), language="en" if given.get("lang") == "en" else "fr").as_dict()


def wrong(row: list[str]) -> str | None:
    """What differs from the key, for one phrase; None when all is right."""
    phrase, earliest, latest, kinds, said = row
    got = read(phrase, said)
    found = [got["earliest"] or "-", got["latest"] or "-", got["status"]]
    expected = [earliest, latest, options(said).get("status")]
    if kinds:
        found.append(",".join(got["kind"]) or "-")
        expected.append(kinds)
    return None if found == expected else f"{phrase!r} {said}: {found}, not {expected}"


@pytest.mark.parametrize("name", ["schedules.tsv", "schedules_other_networks.tsv"])
def test_every_decided_phrase_has_the_dates_kinds_and_status_of_the_key(name: str) -> None:
    rows = phrases(name)
    faults = [fault for fault in map(wrong, rows) if fault]
    print(f"{name}: {len(rows) - len(faults)} of {len(rows)} right")  # noqa: T201
    assert not faults, "\n".join(faults)


def test_the_key_holds_several_hundred_phrases() -> None:
    assert len(phrases("schedules.tsv")) >= 400
    assert len(phrases("schedules_other_networks.tsv")) >= 150


@pytest.mark.parametrize("name", ["schedules.tsv", "schedules_other_networks.tsv"])
def test_all_that_is_written_is_edtf_and_rrule(name: str) -> None:
    for phrase, _, _, _, said in phrases(name):
        got = read(phrase, said)
        for text in [*got["occurrences"], *([got["edtf"]] if got["edtf"] else [])]:
            assert is_edtf(text), (phrase, text)
        if got["recurrence"] and got["recurrence"]["rrule"]:
            rrulestr(f"DTSTART:20200101T000000\nRRULE:{got['recurrence']['rrule']}")


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("Aut.13 – Hiver 14", "2013-23/2014-24"),
        ("Automne 2017 et en continu", "2017-23/.."),
        ("D’ici juin 2018", "../2018-06"),
        ("Avant le 1er mars 2019", "../2019-02-28"),
        ("Depuis 2015", "2015/.."),
        ("2013-2014 (juillet à juin)", "2013-07/2014-06"),
        ("Été-automne 2018", "2018-22/2018-23"),
        ("Hiver - Printemps 2014", "2014-24/2014-21"),
        ("3 octobre 2013", "2013-10-03"),
        ("T1 2023", "2023-01/2023-03"),
        ("Novembre 2013 Mai 2014", "2013-11/2014-05"),
        ("Lorsque reçu", None),
        ("Moyen terme", None),
        ("MSSS", None),
    ],
)
def test_edtf(phrase: str, edtf: str | None) -> None:
    assert read_schedule(phrase).edtf == edtf


@pytest.mark.parametrize(
    ("phrase", "occurrences"),
    [
        ("Novembre 2013 Mai 2014", ["2013-11", "2014-05"]),
        ("Février, Sept. 2014", ["2014-02", "2014-09"]),
        ("Automne 2013 Hiver - Printemps 2014", ["2013-23", "2014-24/2014-21"]),
        ("Novembre 2014\nMai 2014", ["2014-05", "2014-11"]),
        ("Les 3, 10 et 17 mai 2019", ["2019-05-03", "2019-05-10", "2019-05-17"]),
        ("Automne 2013 (octobre)", []),
        ("Juin 2018 / June 2018", []),
        ("Automne 2013", []),
    ],
)
def test_separate_dates_are_occurrences(phrase: str, occurrences: list[str]) -> None:
    assert list(read_schedule(phrase).occurrences) == occurrences


@pytest.mark.parametrize(
    ("phrase", "at_least", "at_most", "per", "what", "rrule"),
    [
        ("Au moins trois fois par année", 3, None, "P1Y", None, None),
        ("au plus 2 fois par mois", None, 2, "P1M", None, None),
        ("4 régions par mois", 4, 4, "P1M", "régions", None),
        ("3-4 rencontres par année", 3, 4, "P1Y", "rencontres", None),
        ("3-4 rencontres", 3, 4, None, "rencontres", None),
        ("1 fois par année", 1, 1, "P1Y", None, "FREQ=YEARLY"),
        ("biannuelle", 2, 2, "P1Y", None, None),
        ("Bisannuel", 1, 1, "P2Y", None, "FREQ=YEARLY;INTERVAL=2"),
        ("Bimensuel", 2, 2, "P1M", None, None),
        ("Bimestriel", 1, 1, "P2M", None, "FREQ=MONTHLY;INTERVAL=2"),
        ("Mensuel", 1, 1, "P1M", None, "FREQ=MONTHLY"),
        ("Trimestriel", 1, 1, "P3M", None, "FREQ=MONTHLY;INTERVAL=3"),
        ("Tous les quinze jours", 1, 1, "P2W", None, "FREQ=WEEKLY;INTERVAL=2"),
        ("aux deux mois", 1, 1, "P2M", None, "FREQ=MONTHLY;INTERVAL=2"),
        ("Premier mardi du mois", 1, 1, "P1M", None, "FREQ=MONTHLY;BYDAY=1TU"),
        ("Dernier vendredi de chaque mois", 1, 1, "P1M", None, "FREQ=MONTHLY;BYDAY=-1FR"),
        ("Le 15 de chaque mois", 1, 1, "P1M", None, "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("Tous les mardis et jeudis", 2, 2, "P1W", None, "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Juin et décembre de chaque année", 2, 2, "P1Y", None, "FREQ=YEARLY;BYMONTH=6,12"),
        ("Printemps et automne de chaque année", 2, 2, "P1Y", None, None),
        ("every other week", 1, 1, "P2W", None, "FREQ=WEEKLY;INTERVAL=2"),
        ("at least quarterly", 1, None, "P3M", None, None),
        ("plusieurs fois par année", None, None, "P1Y", None, None),
        ("Régulièrement", None, None, None, None, None),
    ],
)
def test_recurrences(  # noqa: PLR0917
    phrase: str, at_least: int | None, at_most: int | None, per: str | None, what: str | None, rrule: str | None
) -> None:
    expected = {"at_least": at_least, "at_most": at_most, "per": per, "what": what, "rrule": rrule}
    assert read_schedule(phrase).as_dict()["recurrence"] == expected


@pytest.mark.parametrize(
    ("phrase", "trigger"),
    [
        ("AGA 2013", "AGA"),
        ("ADM AGA", "ADM AGA"),
        ("Lorsque reçu", "Lorsque reçu"),
        ("Automne 2017 et en continue selon les outils créés. Réalisé", "selon les outils créés"),
        ("Selon les disponibilités, printemps 2019", "Selon les disponibilités"),
        ("à chaque CA", "à chaque CA"),
        ("within 30 days of approval", "within 30 days of approval"),
        ("once approved", "once approved"),
        ("1 fois par année", None),
        ("ça va", None),
    ],
)
def test_conditions_and_events_are_kept_as_written(phrase: str, trigger: str | None) -> None:
    assert read_schedule(phrase).trigger == trigger


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("Bases au printemps 2014", "Bases"),
        ("Automne 2018 (protocole)", "protocole"),
        ("MSSS", "MSSS"),
        ("Lancement mars 2024, bilan juin 2025", "Lancement bilan"),
        (
            "Au moins trois fois par année. Réalisé (invitation d’un membre lors du CA pour échanger)",
            "invitation d’un membre lors du CA pour échanger",
        ),
        ("Automne 2013", None),
        ("d’ici le 30 juin 2018", None),
    ],
)
def test_words_that_are_no_schedule_are_left(phrase: str, rest: str | None) -> None:
    assert read_schedule(phrase).rest == rest


@pytest.mark.parametrize(
    ("phrase", "language", "doubt"),
    [
        ("Juin 13-Juin 15", "fr", "two_digit_year"),
        ("Automne", "fr", "year_missing"),
        ("04/05/2024", "en", "day_or_month_first"),
        ("MSSS", "fr", "no_schedule"),
        ("Automne 2018 (protocole)", "fr", "unread_words"),
        ("Autmone 2018", "fr", "spelling"),
        ("FY2024", "en", "fiscal_year_assumed"),
        ("juin 2019 à mai 2018", "fr", "reversed_interval"),
        ("45/13/2018", "fr", "impossible_date"),
        ("Année 2", "fr", "plan_period_missing"),
        ("Vers 2019", "fr", None),
        ("Automne 2018", "fr", None),
    ],
)
def test_doubts_are_codes(phrase: str, language: str, doubt: str | None) -> None:
    doubts = read_schedule(phrase, language="en" if language == "en" else "fr").doubts
    assert doubt in doubts if doubt else doubts == ()


def test_an_open_plan_gives_an_open_interval() -> None:
    schedule = read_schedule("En continu", plan="2021-11-10/..")
    assert (schedule.edtf, schedule.earliest, schedule.latest) == ("2021-11-10/..", "2021-11-10", None)


def test_a_date_without_a_year_that_could_be_in_several_takes_the_whole_plan_with_a_doubt() -> None:
    schedule = read_schedule("Juin", plan="2017/2019")
    assert (schedule.edtf, schedule.doubts) == ("2017/2019", ("year_missing",))


@pytest.mark.parametrize("phrase", ["Automne et hiver", "Automne, hiver", "Fall and winter"])
def test_bare_seasons_in_a_plan_of_several_years_come_back_each_year(phrase: str) -> None:
    schedule = read_schedule(phrase, plan="2025-09-01/2027-08-31")
    assert (schedule.kind, schedule.doubts) == (("recurring",), ())
    assert schedule.occurrences == ("2025-23", "2026-24", "2026-23", "2027-24")
    assert schedule.recurrence
    assert (schedule.recurrence.at_least, schedule.recurrence.per) == (2, "P1Y")


@pytest.mark.parametrize(
    ("phrase", "plan"), [("Automne et hiver", "2026"), ("Automne", "2025/2027"), ("Automne 2025 et hiver", "2025/2027")]
)
def test_seasons_of_one_year_alone_or_with_a_year_do_not_come_back(phrase: str, plan: str) -> None:
    assert read_schedule(phrase, plan=plan).recurrence is None


def test_a_yearly_season_happens_in_each_year_of_the_plan() -> None:
    assert read_schedule("Chaque automne", plan="2017/2019").occurrences == ("2017-23", "2018-23", "2019-23")


def test_the_words_of_the_plan_decide_when_its_fiscal_year_begins() -> None:
    assert read_schedule("exercice 2013-2014", plan="2013-07/2014-06").edtf == "2013-07/2014-06"


@pytest.mark.parametrize(
    ("phrase", "plan", "first_month", "edtf"),
    [
        ("2024-2025", None, None, "2024/2025"),
        ("2024-2025", None, 1, "2024/2025"),
        ("2024-2025", None, 4, "2024-04/2025-03"),
        ("2024-27", None, 4, "2024-04/2027-03"),
        ("2024/2025", None, 9, "2024-09/2025-08"),
        ("2023-2024 à 2025-2026", None, 4, "2023-04/2026-03"),
        ("2024-2025", "2024-07/2027-06", 4, "2024-07/2025-06"),
        ("2024-2025", "2024/2026", 4, "2024/2025"),
        ("2024 à 2025", None, 4, "2024/2025"),
        ("2025", None, 4, "2025"),
        ("exercice 2024-2025", None, 7, "2024-07/2025-06"),
        ("2024-2025 : mai", None, 4, "2024-05"),
        ("2024-2025 : janvier", None, 4, "2025-01"),
        ("2024-2025 (juillet à juin)", None, 4, "2024-07/2025-06"),
        ("2024-2025 (mai à juin)", None, 4, "2024-05/2024-06"),
    ],
)
def test_hyphenated_years_begin_with_the_month_of_whose_they_are(
    phrase: str, plan: str | None, first_month: int | None, edtf: str
) -> None:
    assert read_schedule(phrase, plan=plan, first_month=first_month).edtf == edtf


def test_seasons_are_those_of_the_network() -> None:
    seasons = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
    winter = read_schedule("Hiver 2014", seasons=seasons)
    assert (winter.edtf, winter.earliest, winter.latest) == ("2014-24", "2013-12-01", "2014-02-28")


@pytest.mark.parametrize("plan", ["x", "2017/2016", "2017/2018/2019", "2017-13", "..", "../..", "2017-02-30", "0000"])
def test_a_plan_that_is_no_period_is_refused(plan: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_schedule("En continu", plan=plan)


@pytest.mark.parametrize("text", ["", "   ", "—", "?", "...", "\n", "()"])
def test_nothing_said_is_undefined(text: str) -> None:
    schedule = read_schedule(text)
    assert (schedule.kind, schedule.edtf, schedule.rest) == (("undefined",), None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("du 19 au 23/02/2026", "2026-02-19", "2026-02-23"),
        ("9-13/03/2026", "2026-03-09", "2026-03-13"),
        ("du 1er au 12.06.2026", "2026-06-01", "2026-06-12"),
        ("from the 22nd to the 30th of July 2026", "2026-07-22", "2026-07-30"),
        ("mar. 14 avr. 2026", "2026-04-14", "2026-04-14"),
        ("2030+", "2030-01-01", None),
    ],
)
def test_days_of_one_month_weekdays_and_open_years(text: str, earliest: str, latest: str | None) -> None:
    schedule = read_schedule(text, language="en" if text.startswith("from") else "fr")
    assert (schedule.earliest, schedule.latest, schedule.doubts) == (earliest, latest, ())


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("marzo de 2026", "2026-03"),
        ("15 de junho de 2026", "2026-06-15"),
        ("otoño 2026", "2026-23"),
        ("até 30 de abril de 2026", "/2026-04-30"),
    ],
)
def test_months_and_seasons_of_spanish_and_portuguese(text: str, edtf: str) -> None:
    reading = read_schedule(text)
    assert reading.edtf in {edtf, edtf.replace("/", "../")}


@pytest.mark.parametrize("text", ["Fiscal year 2030-31", "Exercice 2030-2031", "FY2030/31"])
def test_a_fiscal_year_of_two_years_goes_over_the_new_year_of_its_plan(text: str) -> None:
    assert read_schedule(text, plan="2030/2034").edtf == "2030-04/2031-03"


@pytest.mark.parametrize(
    "text", ["tous les membres", "toutes les équipes", "chaque école", "every partner", "each team"]
)
def test_all_of_some_people_is_no_time(text: str) -> None:
    assert (read_schedule(text).kind, read_schedule(text).recurrence) == (("undefined",), None)


@pytest.mark.parametrize("text", ["à chaque rencontre", "chaque activité", "every Monday", "tous les lundis"])
def test_what_comes_back_each_time_is_one(text: str) -> None:
    assert read_schedule(text).recurrence is not None
