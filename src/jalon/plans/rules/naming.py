"""Where a text names a person the network knows, however her name is written, and where it may name somebody.

« R. Dubé-Lachance », "Dubé-Lachance Rosalie", "Rosalie D." and "Mme Dubé" are Rosalie Dubé-Lachance for sure. "Rosalie"
alone, « Dubé » alone, or a first name followed by a capital that no one here bears may be a name: a person decides.
Names are compared word by word, so that a network of a thousand people costs no more than one of ten.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import Folded, fold, squeeze
from jalon.phrases.party_words import FIRST_NAMES, FUNCTION_WORDS, HONORIFICS

Words = tuple[str, ...]

_WORD: Final = re.compile(r"[^\W_]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_BETWEEN: Final = re.compile(r"[\s'-]{1,4}|\s*[,/(]\s*|[._]")
_AFTER_INITIAL: Final = re.compile(r"\.?,?[\s-]*")
_LONGEST_NAME: Final = 6  # words; more is a description
_SIGLE: Final = 3  # letters


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names somebody; not `sure` when the words may be others. `key` is the words folded."""

    start: int
    end: int
    words: str
    sure: bool

    @property
    def key(self) -> str:
        """What tells these words from others, whatever their case and accents."""
        return key_of(self.words)


def key_of(words: str) -> str:
    """Words as a decision about them is kept."""
    return " ".join(_WORD.findall(fold(words)))


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    capital: bool


class Names:
    """The names of some people, in all the ways they are written."""

    def __init__(self, people: Iterable[str], *, perhaps: Iterable[str] = (), own: Iterable[str] = ()) -> None:
        """`perhaps` are names of which it is not known whose they are, `own` are nobody's, as that of the network."""
        sure: set[Words] = set()
        alone: set[Words] = set()
        self._surnames: set[str] = set()
        for name in set(people):
            for words in _readings(name):
                self._learn(words, sure, alone)
        alone.update(_parts(*name.split()) for name in map(fold, filter(_looks_like_a_person, perhaps)))
        self._sure = _index(sure)
        self._alone = _index(alone - sure)
        self._own = _index({tuple(_WORD.findall(fold(name))) for name in own} - {()})

    def _learn(self, words: Words, sure: set[Words], alone: set[Words]) -> None:
        """All the ways to write one name."""
        if len(words) == 1:
            alone.update(_standing_alone(_parts(words[0])))
            return
        for at in range(1, len(words)):
            first, last = _parts(*words[:at]), _parts(*words[at:])
            sure.update(_written(first, last))
        first, last = _parts(words[0]), _parts(*words[1:])
        alone.update(_standing_alone(first), _standing_alone(last))
        self._surnames.update(last)

    def mentions(self, text: str) -> list[Mention]:
        """Where they are named, in order, none over another."""
        folded = Folded(text)
        tokens = [_token(folded, found) for found in _WORD.finditer(folded.text)]
        reader = _Reader(folded, tokens)
        taken = [reader.longest(at, self._own) for at in range(len(tokens))]
        protected = {at + step for at, length in enumerate(taken) for step in range(length)}
        found: list[tuple[int, int, bool]] = []
        at = 0
        while at < len(tokens):
            first, sure = at, True
            if length := reader.longest(at, self._sure):
                first, length = reader.widened(at, length, found[-1][1] + 1 if found else 0)
            elif at not in protected:
                length, sure = self._perhaps(reader, at)
            if length:
                found.append((first, at + length - 1, sure))
            at += length or 1
        return [_mention(folded, tokens[first], tokens[last], sure=sure) for first, last, sure in found]

    def _perhaps(self, reader: _Reader, at: int) -> tuple[int, bool]:
        """How many words from here on may be a name, and whether a title makes them one."""
        tokens = reader.tokens
        if reader.joined_before(at):
            return 0, False
        length = reader.longest(at, self._alone, capital=True)
        if length and reader.joined_after(at + length - 1):
            length = 0
        if length and reader.titled(at) and tokens[at + length - 1].word in self._surnames:
            return length, True
        if not length and not (tokens[at].word in FIRST_NAMES and tokens[at].capital):
            return 0, False
        end = at + max(length, 1)
        is_first = tokens[end - 1].word not in self._surnames
        more = reader.surname_after(end - 1, stops=self._sure) if is_first else 0
        return (length + more if length else (1 + more if more else 0)), False


class _Reader:
    """A text as words and what stands between them."""

    def __init__(self, folded: Folded, tokens: list[_Token]) -> None:
        self.text, self.tokens = folded.text, tokens

    def gap(self, at: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def longest(self, at: int, index: dict[str, list[Words]], *, capital: bool = False) -> int:
        """How many words the longest name that begins here has; with `capital`, a single one is written with one."""
        for words in index.get(self.tokens[at].word, ()):
            if self._fits(at, words) and (not capital or len(words) > 1 or self.tokens[at].capital):
                return len(words)
        return 0

    def _fits(self, at: int, words: Words) -> bool:
        if at + len(words) > len(self.tokens):
            return False
        for step, word in enumerate(words):
            if self.tokens[at + step].word != word:
                return False
            gap = self.gap(at + step) if step + 1 < len(words) else None
            letter = len(word) == 1 and gap != "'"
            if letter and not self._is_initial(at + step):
                return False
            if gap is not None and not (_AFTER_INITIAL if letter else _BETWEEN).fullmatch(gap):
                return False
            if gap and "/" in gap and len(word) <= _SIGLE:
                return False  # « CA / Rosalie Dubé » are two, whoever has these initials
        return True

    def _is_initial(self, at: int) -> bool:
        """Whether a letter stands for a name, rather than being the word « a » or an elision."""
        token = self.tokens[at]
        after = self.text[token.end : token.end + 1]
        return after == "." or token.capital

    def joined_before(self, at: int) -> bool:
        """Whether a hyphen ties it to the word before: « Saint-Marc »."""
        return at > 0 and self.gap(at - 1) == "-"

    def joined_after(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.gap(at) == "-"

    def widened(self, at: int, length: int, free: int) -> tuple[int, int]:
        """A name with the first names before it, from the word `free` on, and what a hyphen ties to its end."""
        first = at
        while first > free and self.tokens[first - 1].capital and self.tokens[first - 1].word in FIRST_NAMES:
            if self.gap(first - 1) not in {" ", "-"}:
                break
            first -= 1
        while self.joined_after(at + length - 1) and self.tokens[at + length].capital:
            length += 1
        return first, length

    def titled(self, at: int) -> bool:
        """Whether « M. » or « Mme » stands before."""
        return at > 0 and self.tokens[at - 1].word in _TITLES and self.gap(at - 1) in {" ", ". ", "."}

    def surname_after(self, at: int, stops: dict[str, list[Words]]) -> int:
        """How many words after a first name look like a surname: capitals, tied by hyphens or apostrophes."""
        end = at
        while end + 1 < len(self.tokens) and end - at < 4:
            token = self.tokens[end + 1]
            tied = self.gap(end) in {"-", "'"}
            if not (tied or (end == at and self.gap(end) == " ")) or self.longest(end + 1, stops):
                break
            if not token.capital or token.word in FUNCTION_WORDS or token.word.isdigit():
                break
            end += 1
        return end - at


_TITLES: Final = frozenset(word.rstrip(".") for word in HONORIFICS)


def _readings(name: str) -> Iterator[Words]:
    """The names that a name of the directory is: without title nor brackets, around a comma in either order."""
    parts = [part.split() for part in _BRACKETS.sub(" ", fold(name)).split(",")]
    parts = [_untitled(part) for part in parts if part]
    if len(parts) == 2 and sum(map(len, parts)) <= _LONGEST_NAME:
        yield (*parts[1], *parts[0])
    for part in parts:
        if len(part) <= _LONGEST_NAME and (len(part) > 1 or len(parts) == 1):
            yield tuple(part)


def _untitled(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].rstrip(".") in _TITLES else words


def _parts(*words: str) -> Words:
    return tuple(part for word in words for part in _WORD.findall(word))


def _written(first: Words, last: Words) -> Iterator[Words]:
    """The ways that leave no doubt: with both names, or one and the initial of the other, in either order."""
    if not first or not last:
        return
    firsts = {first, first[:1], *_joined(first)}
    lasts = {last, *((part,) for part in last if _tells(part)), *_joined(last)}
    letters = tuple(part[0] for part in first)
    initials = {letters, letters[:1], ("".join(letters),)} - {first}
    ends = {tuple(part[0] for part in last), (last[0][0],)}
    for names, others in ((firsts | initials, lasts), (firsts, ends)):
        for one in names:
            for other in others:
                if any(len(part) > 1 for part in (*one, *other)):
                    yield one + other
                    yield other + one


def _standing_alone(parts: Words) -> Iterator[Words]:
    """The ways of one name without the other."""
    if any(_tells(part) for part in parts):
        yield parts
    yield from ((part,) for part in parts if _tells(part))
    yield from _joined(parts)


def _looks_like_a_person(name: str) -> bool:
    """Whether each word of a name has a capital, and is more than letters of a sigle."""
    words = name.split()
    return 1 < len(words) <= 4 and all(word[:1].isupper() and not is_sigle(word) for word in words)


def _joined(parts: Words) -> Iterator[Words]:
    """ "O'Neil" without its apostrophe."""
    if len(parts) > 1 and len(parts[0]) == 1:
        yield ("".join(parts[:2]), *parts[2:])


def _tells(part: str) -> bool:
    return len(part) > 1 and part not in FUNCTION_WORDS and not part.isdigit()


def _index(names: Iterable[Words]) -> dict[str, list[Words]]:
    """Names by their first word, the longest first."""
    found: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(names, key=lambda words: (-len(words), words)):
        if words:
            found[words[0]].append(words)
    return dict(found)


def _token(folded: Folded, found: re.Match[str]) -> _Token:
    first = folded.words(found.start(), found.start() + 1)[:1]
    return _Token(found.start(), found.end(), found[0], first.isupper() or (first.isalpha() and not first.islower()))


def _mention(folded: Folded, first: _Token, last: _Token, *, sure: bool) -> Mention:
    dot = len(last.word) == 1 and folded.text[last.end : last.end + 1] == "."
    start, end = folded.place(first.start, last.end + dot)
    return Mention(start, end, squeeze(folded.original[start:end]), sure)
