"""What tells plans of one title apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.folding import fold, squeeze
from jalon.plans.rules.plan_names import PlanFacts, names_of

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 1)


def called(*plans: tuple[str, str, date], language: str = "fr") -> list[str]:
    facts = [PlanFacts(pk, *plan) for pk, plan in enumerate(plans)]
    return [name.words for _pk, name in sorted(names_of(facts, language).items())]


def test_a_title_of_its_own_is_enough() -> None:
    assert called(("Jardins", "2024/2027", MAY), ("Outils", "2024/2027", MAY)) == ["Jardins", "Outils"]


def test_a_period_tells_apart() -> None:
    found = called(("Jardins", "2024/2027", MAY), ("Jardins", "2027/2030", MAY))
    assert found == ["Jardins (2024–2027)", "Jardins (2027–2030)"]


def test_titles_alike_but_for_case_and_accents_are_the_same() -> None:
    found = called(("Plan d’été", "2024/2027", MAY), ("PLAN  D’ETE", "2027/2030", MAY))
    assert found == ["Plan d’été (2024–2027)", "PLAN  D’ETE (2027–2030)"]


def test_the_day_it_was_added_tells_apart_those_of_one_period() -> None:
    found = called(("Jardins", "2024/2027", MAY), ("Jardins", "2024/2027", JUNE), language="en")
    assert found == ["Jardins (added on May 3, 2026)", "Jardins (added on June 1, 2026)"]


def test_the_period_is_said_with_the_day_where_another_has_one_of_its_own() -> None:
    plans = [("Jardins", "2024/2027", MAY), ("Jardins", "2024/2027", JUNE), ("Jardins", "", MAY)]
    assert called(*plans, language="en") == [
        "Jardins (2024–2027, added on May 3, 2026)",
        "Jardins (2024–2027, added on June 1, 2026)",
        "Jardins (added on May 3, 2026)",
    ]


def test_a_number_tells_apart_those_of_one_day() -> None:
    assert called(("Jardins", "", MAY), ("Jardins", "", MAY)) == ["Jardins (1)", "Jardins (2)"]


def test_plans_without_a_title_are_told_apart_too() -> None:
    assert called(("", "2024/2027", MAY), (" ", "2027/2030", MAY), language="en") == [
        "Untitled plan (2024–2027)",
        "Untitled plan (2027–2030)",
    ]


def test_what_is_no_period_stands_as_it_is() -> None:
    assert called(("Jardins", "un jour", MAY), ("Jardins", "2024", MAY)) == ["Jardins (un jour)", "Jardins (2024)"]


titles = st.sampled_from(["Jardins", "JARDINS", "Jardins (2024–2027)", "Jardins (1)", "", "Outils"])
plans = st.tuples(titles, st.sampled_from(["", "2024/2027", "2027/2030", "rien"]), st.sampled_from([MAY, JUNE]))


@given(st.lists(plans, max_size=12))
def test_no_two_plans_have_one_name(some: list[tuple[str, str, date]]) -> None:
    found = [fold(squeeze(name)) for name in called(*some)]
    assert len(set(found)) == len(found) == len(some)


@given(st.lists(plans, max_size=8))
def test_every_name_begins_with_its_title(some: list[tuple[str, str, date]]) -> None:
    for (title, _period, _made), name in zip(some, called(*some), strict=True):
        assert name.startswith(title.strip())
