"""People named in texts, in all the ways they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jalon.plans.rules.naming import Mention, Names, key_of

NAMES = Names(
    ["Rosalie Dubé-Lachance", "Jean-François O'Neil", "Tremblay, Luc", "Mme Anne de la Tour", "Marc Roy"],
    perhaps=["Machin Truc", "Machin chose", "CA RJS"],
    own=["Centre Luc-Godin"],
)


def found(text: str) -> list[Mention]:
    return NAMES.mentions(text)


@pytest.mark.parametrize(
    "name",
    [
        "Rosalie Dubé-Lachance",
        "R. Dubé-Lachance",
        "R Dubé-Lachance",
        "Dubé-Lachance Rosalie",
        "dubé-lachance, rosalie",
        "ROSALIE DUBE LACHANCE",
        "Rosalie\u00a0Dubé\u2011Lachance",
        "Rosalie Dubé",
        "Rosalie Lachance",
        "Rosalie D.",
        "Rosalie D.-L.",
        "Rosalie.Dube",
        "Dubé (Rosalie",
        "Dubé-Lachance, R.",
        "Jean-François O'Neil",
        "Jean-François O\u2019Neil",
        "Jean-Franc\u0327ois ONeil",
        "J.-F. O'Neil",
        "JF O'Neil",
        "O'Neil, J.-F.",
        "Luc Tremblay",
        "L. Tremblay",
        "Anne de la Tour",
        "A. de la Tour",
        "M. Roy",
    ],
)
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    mentions = found(f"Comité formation ({name})")
    assert [(one.words, one.sure) for one in mentions] == [(" ".join(name.split()), True)]


def test_a_title_makes_a_surname_sure() -> None:
    assert [(one.words, one.sure) for one in found("Avec Mme Lachance")] == [("Lachance", True)]


@pytest.mark.parametrize("name", ["Rosalie", "ROSALIE", "Dubé-Lachance", "O'Neil", "Roy", "Marc Royal", "Zoé Gagnon"])
def test_one_name_alone_may_be_one(name: str) -> None:
    assert [(one.words, one.sure) for one in found(f"Voir {name} demain")] == [(name, False)]


def test_somebody_of_whom_nothing_is_known_may_be_a_person() -> None:
    assert [(one.words, one.sure) for one in found("Machin Truc, Machin chose, CA RJS")] == [("Machin Truc", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Saint-Marc et Notre-Dame-de-Rosalie",
        "un roy et une tour de la région",
        "Centre Luc-Godin",
        "L'équipe a Marcel",
        "Zoé viendra",
        "Réunion de la région, en 2024",
    ],
)
def test_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_sure_name_is_whole_after_another() -> None:
    assert [one.words for one in found("Pierre et Marc Roy, Rosalie Tremblay")] == ["Marc Roy", "Rosalie Tremblay"]


LETTERS = st.text("abcdeilmnorstuéèàâôç", min_size=3, max_size=9).map(str.capitalize)
FIRST = st.lists(LETTERS, min_size=1, max_size=2).map("-".join)
LAST = st.builds(str.__add__, st.sampled_from(["", "O'", "D\u2019", "Le "]), FIRST)
AROUND = st.sampled_from(["", "Avec ", "(", "« ", "le 3 mai, ", "CA / "])
SPACE = st.sampled_from([" ", "\u00a0", "\u202f", "\n", "  "])
CASE = st.sampled_from([str, str.upper, str.lower, str.title])


def test_a_sigle_before_a_slash_is_no_initials() -> None:
    mentions = Names(["Caa-Aaa Caa"]).mentions("CA / Caa-Aaa Caa.")
    assert [(one.words, one.sure) for one in mentions] == [("Caa-Aaa Caa", True)]


@given(st.tuples(FIRST, LAST), AROUND, SPACE, CASE, st.booleans())
def test_whoever_is_in_the_directory_is_found(
    name: tuple[str, str], around: str, space: str, case: Callable[[str], str], turned: bool
) -> None:
    assume(
        not {part.casefold() for part in name} & set(around.casefold().replace(",", " ").split())
    )  # "3 mai, Aaa Mai"
    names = Names([" ".join(name)])
    written = case(space.join(reversed(name) if turned else name))
    mentions = names.mentions(f"{around}{written}.")
    assert any(one.sure and one.words.split() == written.split() for one in mentions)


@given(FIRST, LAST, st.booleans())
def test_an_initial_is_enough(first: str, last: str, dotted: bool) -> None:
    names = Names([f"{first} {last}"])
    initial = first[0] + ("." if dotted else "")
    assert [one.sure for one in names.mentions(f"avec {initial} {last} demain")] == [True]


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
def test_mentions_are_parts_of_the_text_in_order(text: str, people: list[str]) -> None:
    at = 0
    for one in Names(people).mentions(text):
        assert at <= one.start < one.end <= len(text)
        assert one.words == " ".join(text[one.start : one.end].split())
        assert one.key == key_of(one.words)
        at = one.end
