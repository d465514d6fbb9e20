"""Parties that are likely one: what to show a person, how sure, and why. Nothing is merged here.

Pairs come from tables of what names share, never from comparing each with each: a network of a thousand names
must not wait.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from jalon.network.rules.names import (
    MADAM,
    Tokens,
    distance,
    expanded,
    initials,
    person_parts,
    posts,
    sigle_key,
    tokens_of,
    without_bracket,
)
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import PartyKind
from jalon.phrases.party_words import FIRST_NAMES

_PART_OF: Final = frozenset({"delegue", "membre", "representant", "administrateur"})
_HEADS: Final = frozenset({"comite", "conseil", "table", "equipe", "sous"})
_INITIAL: Final = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_CROWD: Final = 12  # more names than that sharing one thing say nothing of each other


class Why(StrEnum):
    """What two names share, the surest first."""

    SAME_NAME = "same_name"
    SIGLE = "sigle"  # a glossary, or the sigle written with the name, says so
    SAME_WORDS = "same_words"  # case, accents, plural, feminine, little words aside
    SIGLE_GUESS = "sigle_guess"  # the sigle has the initials of the other
    OTHER_ORDER = "other_order"
    OWN_NAME = "own_name"  # one ends with the name of the network
    INITIALS = "initials"  # of a person's first name
    TYPO = "typo"
    SAME_POST = "same_post"  # the post and who holds it: "coordination", "coordonnatrice"
    COMPOUND_NAME = "compound_name"  # one of a person's two surnames, or first names
    SURNAME = "surname"
    FIRST_NAME = "first_name"
    HEAD_LEFT_OUT = "head_left_out"
    PART_OF = "part_of"  # "délégués du CA" may be the CA, or some of it


CERTAINTY: Final = {
    Why.SAME_NAME: 1.0,
    Why.SIGLE: 0.97,
    Why.SAME_WORDS: 0.95,
    Why.SIGLE_GUESS: 0.85,
    Why.OTHER_ORDER: 0.85,
    Why.OWN_NAME: 0.85,
    Why.INITIALS: 0.75,
    Why.TYPO: 0.75,
    Why.SAME_POST: 0.6,
    Why.COMPOUND_NAME: 0.6,
    Why.SURNAME: 0.5,
    Why.FIRST_NAME: 0.5,
    Why.HEAD_LEFT_OUT: 0.5,
    Why.PART_OF: 0.4,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A party to compare: all the names it goes by, the one it is shown under first."""

    id: int
    names: tuple[str, ...]
    kind: str
    sigle: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties that are likely one; `first` has the smaller id."""

    first: int
    second: int
    why: Why

    @property
    def certainty(self) -> float:
        """How likely, from 0 to 1."""
        return CERTAINTY[self.why]


def likely_duplicates(
    parties: Iterable[Named],
    *,
    acronyms: Mapping[str, str] | None = None,
    own: Iterable[str] = (),
    apart: Collection[frozenset[int]] = (),
) -> list[Pair]:
    """The pairs that are likely one, the surest first.

    `acronyms` are what sigles stand for in the network's documents, `own` its own name and sigle, `apart` the
    pairs somebody said are two.
    """
    finder = _Finder(list(parties), acronyms or {}, [tokens for name in own if (tokens := tokens_of(name))])
    found = [Pair(*key, why) for key, why in finder.find().items() if frozenset(key) not in apart]
    return sorted(found, key=lambda pair: (-pair.certainty, pair.first, pair.second))


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of a party: its tokens as written, and with its sigles in full."""

    id: int
    kind: str
    name: str
    sigle: str
    tokens: Tokens
    full: Tokens

    @property
    def is_person(self) -> bool:
        return self.kind == PartyKind.PERSON


class _Finder:
    def __init__(self, parties: list[Named], acronyms: Mapping[str, str], own: list[Tokens]) -> None:
        self.own = sorted(own, key=len, reverse=True)
        self.pairs: dict[tuple[int, int], Why] = {}
        self.known = {key: tokens_of(words) for sigle, words in acronyms.items() if (key := sigle_key(sigle))}
        for party in parties:
            self._learn(party)
        self.forms = [self._form(party, name) for party in parties for name in party.names]
        self.by_full: dict[Tokens, list[_Form]] = defaultdict(list)
        for form in self.forms:
            self.by_full[form.full].append(form)

    def _learn(self, party: Named) -> None:
        """The sigle a party is given, or that stands in brackets after its name."""
        for name in party.names:
            words, bracket = without_bracket(name)
            for sigle in filter(None, (sigle_key(party.sigle), sigle_key(bracket))):
                if not sigle_key(words):
                    self.known.setdefault(sigle, tokens_of(words))

    def _form(self, party: Named, name: str) -> _Form:
        words, bracket = without_bracket(name)
        if not (sigle_key(bracket) and sigle_key(bracket) in self.known):
            words = name
        return _Form(party.id, party.kind, words, sigle_key(words), tokens_of(words), expanded(words, self.known))

    def find(self) -> dict[tuple[int, int], Why]:
        self._share(Why.SAME_NAME, lambda form: fold(squeeze(form.name)))
        self._share(Why.SAME_WORDS, lambda form: form.tokens)
        self._share(Why.SAME_WORDS, lambda form: "".join(form.tokens))
        self._share(Why.SIGLE, lambda form: form.full)
        self._share(Why.OTHER_ORDER, lambda form: tuple(sorted(form.full)) if len(form.full) > 1 else None)
        self._share(Why.OWN_NAME, self._without_own)
        self._share(Why.SAME_POST, lambda form: None if form.is_person else posts(form.full))
        self._sigles()
        self._shortened()
        self._people()
        self._typos()
        return self.pairs

    def _propose(self, one: _Form, other: _Form, why: Why) -> None:
        if one.id == other.id:
            return
        key = (min(one.id, other.id), max(one.id, other.id))
        if key not in self.pairs or CERTAINTY[why] > CERTAINTY[self.pairs[key]]:
            self.pairs[key] = why

    def _share(self, why: Why, key: Callable[[_Form], Hashable]) -> None:
        """Those of which a key is the same."""
        tables: dict[Hashable, dict[int, _Form]] = defaultdict(dict)
        for form in self.forms:
            if shared := key(form):
                tables[shared].setdefault(form.id, form)
        for forms in tables.values():
            for one, other in combinations(forms.values(), 2):
                if why != Why.SIGLE or one.tokens != other.tokens:
                    self._propose(one, other, why)

    def _without_own(self, form: _Form) -> Tokens | None:
        """The name without that of the network at its end."""
        for tokens in (form.full, form.tokens):
            for own in self.own:
                if len(tokens) > len(own) and tokens[-len(own) :] == own:
                    return tokens[: -len(own)]
        return form.full

    def _sigles(self) -> None:
        """Sigles no glossary knows, against the names with these initials."""
        by_initials: dict[str, dict[int, _Form]] = defaultdict(dict)
        for form in self.forms:
            if not form.is_person and len(form.tokens) > 1:
                by_initials[initials(form.tokens)].setdefault(form.id, form)
        for form in self.forms:
            if form.sigle and form.sigle not in self.known:
                for other in by_initials[form.sigle].values():
                    self._propose(form, other, Why.SIGLE_GUESS)

    def _shortened(self) -> None:
        """A body and some of it, or the same without the word that says it is a body."""
        for form in self.forms:
            for head, why in ((_PART_OF, Why.PART_OF), (_HEADS, Why.HEAD_LEFT_OUT)):
                if form.full[:1] and form.full[0] in head:
                    for other in self.by_full.get(form.full[1:], []):
                        if why == Why.PART_OF or other.kind in {PartyKind.UNKNOWN, PartyKind.BODY}:
                            self._propose(form, other, why)

    def _people(self) -> None:
        people = [(form, *person_parts(form.name)) for form in self.forms if form.is_person or _may_be_person(form)]
        by_surname: dict[str, list[tuple[_Form, Tokens, Tokens]]] = defaultdict(list)
        by_first: dict[str, list[_Form]] = defaultdict(list)
        for person in people:
            form, first, last = person
            for part in last:
                by_surname[part].append(person)
            if last and first not in {(), MADAM}:
                by_first[first[0]].append(form)
        for named in by_surname.values():
            whole = {form.id for form, first, _last in named if first not in {(), MADAM}}
            for one, other in combinations(named[:_CROWD], 2):
                if why := _same_person(one[1:], other[1:], alone=len(whole) == 1):
                    self._propose(one[0], other[0], why)
        for form, first, last in people:
            if not last and first:
                self._alone(form, first, by_first, by_surname)

    def _alone(
        self,
        form: _Form,
        said: Tokens,
        by_first: Mapping[str, list[_Form]],
        by_surname: Mapping[str, list[tuple[_Form, Tokens, Tokens]]],
    ) -> None:
        """One word for a person: the only one with this first name, or this surname."""
        firsts = {other.id: other for other in by_first.get(said[0], []) if other.id != form.id}
        lasts = {other.id: other for other, _first, _last in by_surname.get(said[0], []) if other.id != form.id}
        for found, why in ((firsts, Why.FIRST_NAME), (lasts, Why.SURNAME)):
            if len(found) == 1:
                self._propose(form, next(iter(found.values())), why)

    def _typos(self) -> None:
        """Names that differ by one word, itself nearly the same."""
        tables: dict[tuple[int, Tokens, str], list[tuple[str, _Form]]] = defaultdict(list)
        for form in self.forms:
            for at, token in enumerate(form.tokens):
                if len(token) >= 5 and token.isalpha() and not form.sigle:
                    rest = form.tokens[:at] + form.tokens[at + 1 :]
                    tables[at, rest, token[0]].append((token, form))
        for near in tables.values():
            for (word, form), (other_word, other) in combinations(near, 2):
                if form.id != other.id and _mistyped(word, other_word):
                    self._propose(form, other, Why.TYPO)


def _may_be_person(form: _Form) -> bool:
    """A single word nothing else explains, or a name that begins with an initial."""
    if form.kind != PartyKind.UNKNOWN or form.sigle:
        return False
    said = form.name.split()
    return len(said) == 1 or bool(_INITIAL.fullmatch(said[0]))


def _mistyped(word: str, other: str) -> bool:
    if word == other or {word, other} <= FIRST_NAMES:
        return False
    return distance(word, other) <= (2 if min(len(word), len(other)) >= 9 else 1)


def _same_person(one: tuple[Tokens, Tokens], other: tuple[Tokens, Tokens], *, alone: bool) -> Why | None:
    """What two people of one surname share; `alone` when only one of that surname has a first name."""
    (first, last), (other_first, other_last) = one, other
    if not (set(last) <= set(other_last) or set(other_last) <= set(last)) or {first, other_first} == {MADAM, ("m.",)}:
        return None
    if {first, other_first} & {(), MADAM}:
        return Why.SURNAME if alone or first == other_first else None
    if last != other_last:
        return Why.COMPOUND_NAME if first == other_first else None
    return _same_first(first, other_first)


def _same_first(first: Tokens, other: Tokens) -> Why | None:
    """What two first names share."""
    if first == other:
        return Why.SAME_WORDS
    if _abbreviates(first, other) or _abbreviates(other, first):
        return Why.INITIALS
    shorter, longer = sorted((first, other), key=len)
    return Why.COMPOUND_NAME if longer[: len(shorter)] == shorter else None


def _abbreviates(short: Tokens, first: Tokens) -> bool:
    """Whether all of a first name is initials of another: "j.-p." is "jean-pierre"."""
    letters = [part.rstrip(".") for part in short]
    if any(len(letter) != 1 for letter in letters) or len(letters) > len(first):
        return False
    return all(name.startswith(letter) for letter, name in zip(letters, first, strict=False)) and not all(
        len(name.rstrip(".")) == 1 for name in first
    )
