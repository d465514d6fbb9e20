"""Likely duplicates, measured against pairs told by hand."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pytest

from jalon.network.rules.duplicates import CERTAINTY, Named, Pair, Why, likely_duplicates
from jalon.network.rules.names import without_bracket
from jalon.phrases.parties import classify_party

KEY = Path(__file__).parent / "data" / "duplicates.tsv"


@dataclass
class Case:
    """The names of one network, which are one, which may be."""

    name: str
    acronyms: dict[str, str] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    same: set[frozenset[str]] = field(default_factory=set)
    perhaps: set[frozenset[str]] = field(default_factory=set)

    def proposed(self) -> dict[frozenset[str], Why]:
        found = likely_duplicates(map(named, range(len(self.names)), self.names), acronyms=self.acronyms, own=self.own)
        return {frozenset({self.names[pair.first], self.names[pair.second]}): pair.why for pair in found}


def named(at: int, name: str) -> Named:
    return Named(at, (name,), classify_party(name).value)


def cases() -> list[Case]:
    found: list[Case] = []
    spellings: dict[str, list[str]] = {}
    for line in KEY.read_text(encoding="utf-8").splitlines():
        mark, _space, rest = line.partition(" ")
        if mark == "##":
            found.append(Case(rest))
            spellings = {}
        elif mark == "=":
            sigle, _colon, words = rest.partition(" : ")
            found[-1].acronyms[sigle] = words
        elif mark == "@":
            found[-1].own.append(rest)
        elif mark == "?":
            spellings[rest] = []
            found[-1].perhaps.add(frozenset(name.strip() for name in rest.split("|")))
        elif mark != "#":
            group = [name.strip() for name in line.split("|")]
            found[-1].names += group
            found[-1].same |= {frozenset(pair) for pair in combinations(group, 2)}
    for case in found:  # what may be one may be under any of its spellings
        groups = _groups(case)
        case.perhaps = {
            frozenset({one, other}) for pair in case.perhaps for one in groups[min(pair)] for other in groups[max(pair)]
        }
    return found


def _groups(case: Case) -> dict[str, set[str]]:
    return {name: {name} | {other for pair in case.same if name in pair for other in pair} for name in case.names}


def _linked(case: Case) -> set[frozenset[str]]:
    """The pairs of names that merging every proposed pair of the same line would make one."""
    links = {pair for pair in case.proposed() if pair in case.same}
    reach = {name: {name} for name in case.names}
    for _round in case.names:
        for one, other in map(sorted, links):
            joined = reach[one] | reach[other]
            for name in joined:
                reach[name] = joined
    return {pair for pair in case.same if max(pair) in reach[min(pair)]}


def test_what_is_proposed_is_right() -> None:
    proposed = [(pair, case) for case in cases() for pair in case.proposed()]
    wrong = [sorted(pair) for pair, case in proposed if pair not in case.same | case.perhaps]
    assert 1 - len(wrong) / len(proposed) >= 0.97, wrong


def test_what_is_one_is_found() -> None:
    every = [(pair, case) for case in cases() for pair in case.same]
    missed = [sorted(pair) for case in cases() for pair in case.same - _linked(case)]
    assert 1 - len(missed) / len(every) >= 0.97, missed


def test_what_may_be_one_is_said_with_less_certainty() -> None:
    doubts = [case.proposed()[pair] for case in cases() for pair in case.perhaps if pair in case.proposed()]
    assert len(doubts) >= 8
    assert all(CERTAINTY[why] <= 0.85 for why in doubts)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("CA", "Conseil d'administration", Why.SIGLE_GUESS),
        ("Délégués du CA", "CA", Why.PART_OF),
        ("comité de formation", "Comité formation", Why.SAME_WORDS),
        ("M. Roy", "Marie Roy", Why.INITIALS),
        ("Comité formation", "Comité formatoin", Why.TYPO),
        ("Coordination", "Coordonnatrice", Why.SAME_POST),
        ("Formation comité", "Comité formation", Why.OTHER_ORDER),
        ("Exécutif", "Comité exécutif", Why.HEAD_LEFT_OUT),
        ("Marie", "Marie Roy", Why.FIRST_NAME),
        ("Mme Roy", "Marie Roy", Why.SURNAME),
        ("Anne Roy-Côté", "Anne Roy", Why.COMPOUND_NAME),
    ],
)
def test_why_two_names_may_be_one(one: str, other: str, why: Why) -> None:
    assert likely_duplicates([named(1, one), named(2, other)]) == [Pair(1, 2, why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CA", "Claude Arsenault"),
        ("M. Roy", "Mme Roy"),
        ("Comité 1", "Comité 2"),
        ("CISSS", "CIUSSS"),
        ("Louis Girard", "Louise Girard"),
        ("Comité formation", "Comité d'information"),
        ("Comité de coordination", "Coordination"),
    ],
)
def test_two_names_that_are_not_one(one: str, other: str) -> None:
    assert likely_duplicates([named(1, one), named(2, other)]) == []


def test_a_glossary_says_what_a_sigle_stands_for() -> None:
    parties = [named(1, "CA"), named(2, "Comité d'action"), named(3, "Conseil d'administration")]
    assert likely_duplicates(parties, acronyms={"CA": "Comité d’action"}) == [Pair(1, 2, Why.SIGLE)]


def test_the_sigle_of_a_party_says_it_too() -> None:
    parties = [named(1, "COFI"), Named(2, ("Comité des finances",), "body", "COFI")]
    assert likely_duplicates(parties) == [Pair(1, 2, Why.SIGLE)]


def test_the_name_of_the_network_does_not_count() -> None:
    parties = [named(1, "Conseil d'administration du RJS"), named(2, "Conseil d'administration")]
    assert [pair.why for pair in likely_duplicates(parties, own=["RJS"])] == [Why.OWN_NAME]


def test_those_known_apart_are_not_proposed() -> None:
    parties = [named(1, "CA"), named(2, "Conseil d'administration")]
    assert likely_duplicates(parties, apart={frozenset({1, 2})}) == []


def test_a_name_merged_before_counts() -> None:
    parties = [Named(1, ("Conseil d'administration", "Le bureau du conseil"), "body"), named(2, "Bureau du conseil")]
    assert [pair.why for pair in likely_duplicates(parties)] == [Why.SAME_WORDS]


def test_a_thousand_names_do_not_wait() -> None:
    parties = [named(at, f"Comité {chr(97 + at % 26)}{chr(97 + at // 26 % 26)} dossiers {at}") for at in range(1000)]
    before = time.process_time()
    assert likely_duplicates(parties) == []
    assert time.process_time() - before < 10  # each with each other would take minutes


def test_spaces_without_end_are_gone_through_once() -> None:
    name = f"Comité{' ' * 200_000}(CF) vert"
    assert without_bracket(name) == (name, "")
