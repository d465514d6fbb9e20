"""Where one name ends and the next begins, in words that no mark separates beyond doubt."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Final

from jalon.phrases import party_words as words
from jalon.phrases.acronyms import is_sigle
from jalon.phrases.party_names import PartyKind, Span, Word, heads, is_person, trimmed, without_articles, words_of

_POSSESSIVE: Final = re.compile(r"\w\w(?:[’']s|s[’'])$")  # "Residents' panel", "People's assembly"
_SOFT: Final = frozenset({",", "/", "-", "–", "—", "&", "+", "et", "and", "ou", "or", "puis", "y", "e"})
_IBERIAN: Final = frozenset({"y", "e"})  # "and" in Spanish and Portuguese, in small letters between two names
_NAMED_BODIES: Final = frozenset({PartyKind.BODY, PartyKind.INSTITUTION, PartyKind.ORGANISATION})
_JOINTS: Final = _SOFT - _IBERIAN


_NAME_OF_A_PERSON: Final = 3  # words
_LONGEST: Final = 60  # words of a name: what goes on longer is none, and is cut no more
_INITIAL: Final = 2  # letters, with its dot
# What stands before those of somebody ("ses membres"), or all of them ("toute l'équipe").
_THEIRS: Final = frozenset({"son", "sa", "ses", "leur", "leurs", "nos", "notre", "tout", "toute", "tous", "toutes"})
_BEFORE_NAMES: Final = words.ARTICLES | _THEIRS
_OF_A_MATTER: Final = re.compile(r"(?:ments?|[ts]ions?|it(?:y|ies|e)|ness|ships?|tures?|ics|iques?|ages?|ies?|s)$")


def _as_name(word: Word) -> bool:
    """Whether a word may be part of a person's name: a capital then small letters, and no common noun."""
    if not word.text[:1].isupper() or not word.text[1:].islower() or is_sigle(word.text):
        return len(word.text) <= 2 and word.text[:1].isupper() and word.text.rstrip(".").isalpha()  # an initial
    plain = word.folded
    common = plain in words.MATTERS or plain in heads() or plain in words.ACTIVITIES or plain in words.ARTICLES
    return not common and not _OF_A_MATTER.search(plain)


class Names:
    """Known names as folded words, found by where they begin in a text, the longest first."""

    def __init__(self, known: Iterable[str]) -> None:
        self._names: set[tuple[str, ...]] = set()
        lengths: dict[str, set[int]] = {}
        for name in known:
            key = tuple(word.folded for word in words_of(name, 0, len(name)))
            if key and any(part[:1].isalpha() for part in key):
                self._names.add(key)
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def length_at(self, words: list[Word], at: int) -> int:
        """How many words the longest known name has that begins at a word; none when none does."""
        for length in self._lengths.get(words[at].folded, ()):
            if tuple(word.folded for word in words[at : at + length]) in self._names:
                return length
        return 0


_NONE: Final = Names(())
_indexes: deque[tuple[frozenset[str], Names]] = deque(maxlen=4)


def index_of(known: frozenset[str]) -> Names:
    """The names a document knows, ready to be found.

    Kept for the very set they were made of: comparing thousands of names with an equal set costs far more, each time.
    """
    if not known:
        return _NONE
    for one, names in tuple(_indexes):
        if one is known:
            return names
    names = Names(known)
    _indexes.append((known, names))
    return names


class Part:
    """A stretch of text with no hard separator: its words, and where one name ends and the next begins."""

    def __init__(self, text: str, start: int, end: int, names: Names) -> None:
        self.text = text
        self.start, self.end = start, end
        self.names = names
        self.words = words_of(text, start, end)
        letters = [letter for letter in text[start:end] if letter.isalpha()]
        self.shouted = len(self.words) > 1 and len(letters) > 8 and all(letter.isupper() for letter in letters)

    @cached_property
    def _past(self) -> list[int]:
        """For each word, and for the end, the first one from there on that joins nothing ("et/ou" is passed)."""
        past = [len(self.words)] * (len(self.words) + 1)
        for at in reversed(range(len(self.words))):
            past[at] = past[at + 1] if self.words[at].text.lower() in _JOINTS else at
        return past

    @cached_property
    def _softs(self) -> list[int]:
        """For each word, and for the end, the first one from there on that may join names."""
        softs = [len(self.words)] * (len(self.words) + 1)
        for at in reversed(range(len(self.words))):
            softs[at] = at if self.words[at].folded in _SOFT else softs[at + 1]
        return softs

    def spans(self) -> list[Span]:
        """The place of each name."""
        if self._known_at(0) == len(self.words):
            return [(self.start, self.end)]
        cuts: list[tuple[int, int]] = [(self.start, self.start)]
        first = 0
        for at, word in enumerate(self.words):
            if word.depth or at == 0 or at < first or at - first > _LONGEST:
                continue
            after = self._joins(first, at) if word.folded in _SOFT else 0
            if after:
                cuts.append((word.start, self.words[after - 1].end))
                first = after
            elif at > first and self._begins(first, at):
                cuts.append((word.start, word.start))
                first = at
        cuts.append((self.end, self.end))
        found = [trimmed(self.text, left[1], right[0]) for left, right in pairwise(cuts)]
        return [span for span in found if span[0] < span[1]]

    def _known_at(self, at: int) -> int:
        """Where the longest known name that begins at a word ends; the same place when none does."""
        return at + self.names.length_at(self.words, at) if at < len(self.words) else at

    def _complete(self, first: int, at: int) -> bool:
        """Whether the words of a name so far can stand as one."""
        last = self.words[at - 1]
        if last.folded in words.FUNCTION_WORDS and not (is_sigle(last.text) and not self.shouted):
            return False
        if last.text in {"/", "-", "–", "—", ":", "&", "+", ",", "("} or _POSSESSIVE.search(last.text):
            return False
        said = without_articles([word for word in self.words[first:at] if word.folded[:1].isalnum()])
        needing = words.NEEDS_COMPLEMENT | words.QUANTIFIERS
        return bool(said) and not (len(said) == 1 and said[0].folded in needing)

    def _begins(self, first: int, at: int) -> bool:
        """Whether a new name begins at a word right after another, with nothing between."""
        word, before = self.words[at], self.words[at - 1]
        if not word.folded[:1].isalpha():
            return False
        known = self._known_at(at) > at
        if known and self._known_at(first) == at:
            return True
        if not self._complete(first, at):
            return False
        capital = word.text[:1].isupper()
        if known and (capital or word.folded in heads()):
            return not self._territory(before, word) or self._known_at(first) == at
        if self._person_at(at):
            return not (before.folded.rstrip(".") in words.HONORIFICS or self._names_a_person(first, at))
        return self._head_begins(first, at, capital=capital) or self._sigle_begins(first, at)

    def _head_begins(self, first: int, at: int, *, capital: bool) -> bool:
        """A head word after a complete name: "Conseil d'administration Comité formation"."""
        word = self.words[at]
        kind = heads().get(word.folded)
        if kind is None or self._english_head(first, at) or self._ends_name(first, at):
            return False
        if not capital and words.QUANTIFIERS & {self.words[first].folded, self.words[at - 1].folded}:
            return False  # "all members", "Required for all agencies"
        if is_sigle(word.text) and not self.shouted:
            return word.folded in {"ca", "ce", "aga", "age", "adm", "ag"} and self._full_name(first, at)
        ended = self.words[at - 1].folded in words.ENGLISH_LAST
        if word.folded in words.PLACES and capital and not ended and self._headed_later(at):
            return False  # "Mexico City Energy Department"
        if capital and not self.shouted:
            headless = not any(one.folded in heads() for one in self.words[first:at])
            after_small = not self.words[at - 1].text[:1].isupper()
            return after_small or headless or kind is PartyKind.BODY or self._full_name(first, at)
        return self._full_name(first, at) and not self._adjective(at)

    def _english_head(self, first: int, at: int) -> bool:
        """In English the head ends the name: "Training Committee", "Program Manager"."""
        word = self.words[at]
        if word.folded not in words.ENGLISH_LAST and word.folded not in words.STATE_MATTERS:
            return False
        if self.words[at - 1].folded in words.ENGLISH_ADJECTIVES and word.text[:1].isupper():
            return True
        before = [one.folded for one in self.words[first:at] if one.folded not in words.ARTICLES | words.PLACES]
        # "Volunteer Coordinator", "Member Agencies": a singular before the head tells which one it is.
        return not any(heads().get(one) for one in before[1:]) and (
            not before or not heads().get(before[0]) or before[0] in words.ENGLISH_FIRST
        )

    def _headed_later(self, at: int) -> bool:
        """Whether words with a capital go on to the head that ends an English name."""
        for word in self.words[at : at + 4]:
            if not word.text[:1].isupper():
                return False
            if word.folded in words.ENGLISH_LAST:
                return True
        return False

    def _ends_name(self, first: int, at: int) -> bool:
        """Two words that end an English name together: "Rural Working Group", "Youth Task Force"."""
        if self.words[at].folded in words.OF_A_TERRITORY and self.words[at - 1].folded in words.TIERS:
            return True
        for start in (at, at - 1):
            pair = " ".join(word.folded for word in self.words[start : start + 2])
            if pair in words.ENGLISH_PAIRS and not any(one.folded in heads() for one in self.words[first:start]):
                return True
        return False

    def _adjective(self, at: int) -> bool:
        """Small letters that are an adjective or a complement rather than a head: "comité organisateur"."""
        return self.words[at].folded in words.ALSO_ADJECTIVES

    def _full_name(self, first: int, at: int) -> bool:
        """Whether the words so far are a name that is usually complete, or a known one."""
        so_far = " ".join(word.folded for word in self.words[first:at]).replace(" d ", " d'")
        if self._known_at(first) == at or so_far in words.COMPLETE_NAMES:
            return True
        said = [word for word in self.words[first:at] if word.folded[:1].isalnum()]
        if len(said) == 1:
            return said[0].folded in heads() and said[0].folded not in words.NEEDS_COMPLEMENT
        return any(word.folded in heads() for word in said)

    def _sigle_begins(self, first: int, at: int) -> bool:
        """A sigle after a name: begins another when a sigle or several follow, never one that completes a head."""
        word, before = self.words[at], self.words[at - 1]
        if self.shouted or not is_sigle(word.text):
            return False
        if is_sigle(before.text):
            return not self._territory(before, word)
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        several = after is not None and is_sigle(after.text) and not self._territory(word, after)
        said = self.words[first:at]
        return several and len(said) > 1 and said[0].folded in heads()

    def _territory(self, before: Word, word: Word) -> bool:
        """Whether a word is the territory of the institution named before it: "CIUSSS MCQ"."""
        return before.text.strip(".") in words.TERRITORIAL and word.text[:1].isupper()

    def _person_at(self, at: int) -> bool:
        return is_person(self.words[at : at + 4]) and at + 1 < len(self.words)

    def _names_a_person(self, first: int, at: int) -> bool:
        """Whether a first name goes on a name: "Maison Jean Lapointe", "Fondation Marie-Vincent", "Jean Pierre"."""
        said = self.words[first:at]
        if is_person(said) and len([word for word in said if word.folded[:1].isalpha()]) >= 2:
            return False
        head = heads().get(said[0].folded)
        return head in {PartyKind.ORGANISATION, PartyKind.INSTITUTION} or len(said) == 1 or head is None

    def _joins(self, first: int, at: int) -> int:
        """Where the next name begins when a comma, a slash, a dash or "et" at a word stands between two; else 0."""
        word = self.words[at]
        if word.text in {"-", "–", "—", "&"} and not self._alone(word):
            return 0  # "R&D Committee" is one
        written = word.text if word.folded in _IBERIAN else word.text.lower()
        if written not in _SOFT:  # "é" and "Y" for "e" and "y"; "ét", which is a word
            return 0
        after = self._past[at + 1]
        if after == len(self.words) or at == first:
            return 0
        return after if self._joins_names(first, at, after) else 0

    def _alone(self, word: Word) -> bool:
        return self.text[word.start - 1 : word.start].isspace() and self.text[word.end : word.end + 1].isspace()

    def _joins_names(self, first: int, at: int, after: int) -> bool:
        if self._doublet(at, after) or self._of_a_state(first, at, after):
            return False
        if at - first == 1 and self.words[first].folded in words.ENGLISH_ADJECTIVES:
            return False  # "Foreign and Commonwealth Office"
        left, right = self._stands(first, at), self._stands_at(after)
        if self.words[at].folded in {",", "/", "-", "–", "—"}:
            return self._listed(first, at, after, left=left, right=right)
        if self._people(first, at, after) or self._titled(first, at, after):
            return True
        if self._completes(first, at, after) or self._quantified(first, after):
            return False
        return right and (left or self._known_at(after) > after or self._capital_head(first, at, after))

    def _titled(self, first: int, at: int, after: int) -> bool:
        """Whether a name that begins with its article follows another: "La Maison bleue et Le Petit Pont"."""
        article, named = self.words[after], self.words[after + 1 : after + 2]
        titled = article.folded in words.ARTICLES and article.text[:1].isupper() and bool(named)
        return titled and named[0].text[:1].isupper() and not self.shouted and self._complete(first, at)

    def _capital_head(self, first: int, at: int, after: int) -> bool:
        """Whether the name of a body, written as one, follows another: "Popote roulante et Centre d'aide du Nord"."""
        head = self.words[after]
        named = head.text[:1].isupper() and heads().get(head.folded) in _NAMED_BODIES and not self.shouted
        more = after + 1 < len(self.words) and self.words[after + 1].folded not in _SOFT
        return named and more and self.words[first].text[:1].isupper() and self._complete(first, at)

    def _of_a_state(self, first: int, at: int, after: int) -> bool:
        """Whether what follows a joint is one more thing a part of a government has in charge.

        "Ministry of Health and Social Services", "Department for Business, Innovation and Skills".
        """
        head = [word.folded for word in self.words[first:at] if word.folded not in words.ARTICLES]
        if len(head) < 3 or head[0] not in words.STATE_HEADS or head[1] not in {"of", "for"}:
            return False
        stop = self._softs[after]
        if self.words[at].folded == ",":
            joined = stop < len(self.words) and self.words[stop].folded in {"and", "&"}
            return joined and self._in_charge(after, stop) and self._in_charge(stop + 1, self._softs[stop + 1])
        return self.words[at].folded in {"and", "&"} and self._in_charge(after, stop)

    def _in_charge(self, start: int, end: int) -> bool:
        """Whether words name a matter, and nobody: no head but what a government has in charge, no person."""
        said = self.words[start:end]
        if not said or any(is_sigle(word.text) for word in said) or self._maybe_person(start, end):
            return False
        return all(
            word.folded not in heads() or (word.folded in words.STATE_MATTERS and (at or len(said) == 1))
            for at, word in enumerate(said)
        )

    def _listed(self, first: int, at: int, after: int, *, left: bool, right: bool) -> bool:
        """Commas, slashes and dashes: names, or words with a capital; a person's role stays with the person."""
        if self._initialled(first, at) and self._initialled(after, self._softs[after]):
            return True
        if right and left:
            person = is_person(self.words[first:at])
            role = heads().get(self.words[after].folded) is PartyKind.ROLE
            return not (person and role and self.words[after].text[:1].islower())
        if self.words[at].folded != ",":
            return False
        if self.shouted or not self.words[after].text[:1].isupper():
            return False
        # A capital after a comma begins a name: a title or a complement has none ("Zoé Roy, directrice").
        return self._complete(first, at) and self.words[first].text[:1].isupper()

    def _initialled(self, start: int, end: int) -> bool:
        """Whether words are somebody's initial and name: "L. Gagnon"."""
        initial = self.words[start].text
        return end - start > 1 and len(initial) == _INITIAL and initial.endswith(".") and self._maybe_person(start, end)

    def _people(self, first: int, at: int, after: int) -> bool:
        """Whether two people are joined: "Inès et Maud", "Dev and Fiona", "Lucía Ferrer y Mateo Ríos".

        Names no list holds are told by their capitals, and by not being what services are about ("Loisir et Culture").
        """
        if self._shares_head(first, at, after):
            return False
        left, right = self._maybe_person(first, at), self._maybe_person(after, self._softs[after])
        if left:
            return right or self._stands_at(after)
        named = self.words[first].text[:1].isupper() and not self._person_named(at - 1)  # "Maison Pierre et Marie"
        if named and self._complete(first, at) and self._person_named(after):
            return True
        article = self.words[first].folded.rstrip("'") in words.ARTICLES and at - first > 1  # "La Besace et Maison Lys"
        return named and article and self.words[at - 1].text[:1].isupper() and self._stands_at(after)

    def _shares_head(self, first: int, at: int, after: int) -> bool:
        """Whether a word and the one before the last head share it: "Tombola and Supper Committee" is one committee."""
        word, last = self.words[first], self.words[after + 1 : after + 3]
        if (
            at - first > 1
            or word.folded in words.FIRST_NAMES
            or self._known_at(first) == at
            or heads().get(word.folded)
        ):
            return False
        body = len(last) == 1 and heads().get(last[0].folded) is PartyKind.BODY
        return body and not is_sigle(word.text) and not heads().get(self.words[after].folded)

    def _person_named(self, at: int) -> bool:
        return is_person(self.words[at : at + 4])

    def _maybe_person(self, start: int, end: int) -> bool:
        """Whether words are written as a person's name is: one to three, each with a capital, none a common noun."""
        said = self.words[start:end]
        if self.shouted or not 0 < len(said) <= _NAME_OF_A_PERSON:
            return False
        if is_person(said):
            return True
        return all(_as_name(word) for word in said)

    def _stands(self, first: int, at: int) -> bool:
        """Whether the words before a joint are a name on their own."""
        if not self._complete(first, at) and not (at - first == 1 and self.words[first].folded in heads()):
            return False
        return self._known_at(first) == at or self._stands_at(first)

    def _stands_at(self, at: int) -> bool:
        """Whether a name can begin at a word: a known one, a head, a sigle, a person; an article may come before."""
        until = at + _LONGEST
        if self._known_at(at) > at:
            return True
        while self.words[at].folded in _BEFORE_NAMES and at + 1 < min(len(self.words), until):
            at += 1
            if self._known_at(at) > at:
                return True
        word = self.words[at]
        if word.folded in words.PREPOSITIONS and not is_sigle(word.text):
            return False
        if word.folded in heads() or (is_sigle(word.text) and not self.shouted):
            return True
        if word.folded.split("'")[-1] in heads():
            return True
        return self._person_at(at) or self._english_name(at)

    def _english_name(self, at: int) -> bool:
        """A name whose head comes last: "training committee", "Youth Council"."""
        for word in self.words[at : at + 4]:
            if word.folded in _SOFT or word.folded in words.PREPOSITIONS:
                return False
            if word.folded in words.ENGLISH_LAST:
                return True
        return False

    def _completes(self, first: int, at: int, after: int) -> bool:
        """Whether an activity after "et" goes on a committee's name: "Comité formation et coordination"."""
        said = self.words[after]
        if is_sigle(self.words[at - 1].text) and at - first > 1 and not self.shouted:
            return False  # "Membres du CA" is whole
        last = after + 1 >= len(self.words) or self.words[after + 1].folded in _SOFT
        matters = self.words[at - 1], said  # "Comité Jeunesse et Familles"
        if last and at - first > 1 and all(w.folded in words.MATTERS and w.text[:1].isupper() for w in matters):
            return heads().get(self.words[first].folded) is PartyKind.BODY
        if not last or said.folded not in words.ACTIVITIES or said.text[:1].isupper() or self._known_at(after) > after:
            return False
        so_far = " ".join(word.folded for word in self.words[first:at]).replace(" d ", " d'")
        if so_far in words.COMPLETE_NAMES or self._known_at(first) == at or at - first == 1:
            return False
        return heads().get(self.words[first].folded) in {PartyKind.BODY, PartyKind.GROUP, PartyKind.ROLE}

    def _quantified(self, first: int, after: int) -> bool:
        """Whether "all" goes on after "and": "all members and friends", "tous les membres et partenaires"."""
        said = self.words[after]
        plural = said.text[:1].islower() and said.folded[-1:] in {"s", "x"} and said.folded not in words.ARTICLES
        return plural and self.words[first].folded in words.QUANTIFIERS

    def _doublet(self, at: int, after: int) -> bool:
        """Two genders of one noun: "directeurs et directrices", "travailleuses et travailleurs de rue"."""
        left, right = self.words[at - 1].folded, self.words[after].folded
        shorter = min(len(left), len(right))
        shared = next((n for n in range(shorter) if left[n] != right[n]), shorter)
        return left != right and shared >= 3 and shared * 5 >= shorter * 3
