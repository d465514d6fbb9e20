"""How words follow each other: whether a text goes on into the next, and where a run of entries parts."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from jalon.phrases.folding import fold
from jalon.recognition.source import Text

# Words that never end a complete entry, French and English.
FUNCTION_WORDS = frozenset(
    {
        "a",
        "à",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cet",
        "cette",
        "chez",
        "comme",
        "concernant",
        "d",
        "dans",
        "de",
        "des",
        "dont",
        "du",
        "elle",
        "en",
        "entre",
        "envers",
        "et",
        "ou",
        "où",
        "par",
        "pas",
        "pour",
        "pendant",
        "que",
        "qu",
        "qui",
        "sa",
        "sans",
        "se",
        "selon",
        "ses",
        "si",
        "son",
        "sous",
        "sur",
        "un",
        "une",
        "vers",
        "la",
        "le",
        "les",
        "l",
        "leur",
        "leurs",
        "lors",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "plus",
        "tous",
        "toutes",
        "très",
        "afin",
        "ainsi",
        "auprès",
        "lequel",
        "laquelle",
        "the",
        "of",
        "and",
        "or",
        "to",
        "for",
        "in",
        "at",
        "by",
        "with",
        "from",
        "as",
        "an",
        "our",
        "their",
        "its",
        "his",
        "her",
        "is",
        "are",
        "be",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "into",
        "between",
        "through",
        "per",
        "via",
        "n'",
        "qu'",
        "jusqu'",
        "dès",
        "depuis",
    }
)
_LAST = re.compile(r"([\w’']+)[^\w]*$")
_FOR_ALL = re.compile(r"\b(?:à|pour|de|par|entre|avec|chez|et)\s+tou(?:te)?s$", re.IGNORECASE)  # "ouvert à tous"
_TERMINAL = re.compile(r"[.!?;:…»)\]]$")


def unfinished(said: str | Text) -> bool:
    """Whether a text surely goes on: it ends with a function word, a comma, an open bracket or a hyphen."""
    string = (said if isinstance(said, str) else said.ending).rstrip()
    if not string:
        return False
    if string[-1] in ",(«[/’'" or string.endswith(("\u00ad", " -", " –")):
        return True
    if (string.count("(") - string.count(")") if isinstance(said, str) else said.opened) > 0:
        return True
    if string[-1] in ".!?;:…":
        return False
    if _FOR_ALL.search(string):
        return False
    found = _LAST.search(string)
    word = re.split(r"[’']", found.group(1))[-1] if found else ""
    return word.lower() in FUNCTION_WORDS and not (len(word) > 1 and word.isupper())


def begins_low(string: str) -> bool:
    """Whether a text begins as the middle of a sentence does: with a lower-case letter or a closing mark."""
    found = re.match(r"[\s\"“]*(\S)", string)
    return found is not None and (found.group(1).islower() or found.group(1) in ",;.)»]")


def ended(string: str) -> bool:
    """Whether a text ends with a mark that ends a sentence."""
    return bool(_TERMINAL.search(string.rstrip()))


_SENTENCE = re.compile(r"(?<=[\w)»%][.;!?])\s+(?=[«\"(]?[A-ZÀ-ÝŒ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|M|Mme|MM|Dr|St|Ste|etc|p|ex|art|no|vol|env|min|max|cf|al|Sept|Oct|Nov|Déc|Janv|Fév|Avr|Juil)\.)$"
)


_LONGEST_ABBREVIATION = 6  # letters, with its point
_LONE_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s*")  # what it numbers goes with it


def sentence_breaks(string: str) -> list[int]:
    """Offsets where a new sentence begins."""
    return [match.end() for match in _SENTENCE.finditer(string) if not _stops_at_nothing(string, match.start())]


def _stops_at_nothing(string: str, end: int) -> bool:
    """Whether the point before a place ends an abbreviation, or the number of what follows."""
    short = _ABBREVIATION.search(string, max(0, end - _LONGEST_ABBREVIATION), end)
    return short is not None or _LONE_NUMBER.fullmatch(string, 0, end) is not None


_WORD = re.compile(r"\S+")


def capital_breaks(string: str, names: Collection[str], *, loose: bool = False) -> list[int]:
    """Offsets where an entry begins in a run without separators: a capital after a content word.

    Never before a sigle, a name seen elsewhere inside a sentence (`names`, folded), or inside brackets or quotes.
    `loose`, for what is known to be a list: also after a capitalised word.
    """
    breaks = []
    depth = 0
    previous = ""
    for found in _WORD.finditer(string):
        word = found.group()
        outside = depth == 0
        depth += sum(map(word.count, "(«[“")) - sum(map(word.count, ")»]”"))
        depth = max(0, depth)
        bare = word.strip('«»"“”().,;:!?')
        if (
            outside
            and previous
            and _opens_entry(bare, names)
            and not unfinished(previous)
            and previous[-1] not in ":=–-/&+"
        ):
            core = previous.strip('«»"“”().,;:!?%')
            low = core[:1].islower() or core.isdigit() or previous.endswith(("%", ".", "»", ")")) or _is_sigle(core)
            if (low or loose) and not _LONE_NUMBER.fullmatch(string, 0, found.start()):
                breaks.append(found.start())
        previous = word
    return breaks


def _opens_entry(word: str, names: Collection[str]) -> bool:
    parts = re.split(r"[’']", word)
    head = parts[0] if len(parts[0]) > 1 else parts[-1]
    if not word[:1].isupper() or _is_sigle(head) or not re.search(r"[a-zà-ÿ]", word):
        return False
    return fold(word) not in names


def _is_sigle(word: str) -> bool:
    return sum(map(str.isupper, word)) >= 2 and sum(map(str.isupper, word)) * 2 >= sum(map(str.isalpha, word))


def names_inside(strings: Collection[str]) -> frozenset[str]:
    """Folded capitalised words that stand after a function word somewhere: names, which begin no entry."""
    names: set[str] = set()
    for string in strings:
        for before, word in pairwise(string.split()):
            *elided, bare = re.split(r"[’']", word.strip('«»"“”().,;:!?'))
            follows = before.strip('«("').lower() in FUNCTION_WORDS or (elided and len(elided[0]) <= 2)
            if follows and bare[:1].isupper() and bare[1:].islower():
                names.add(fold(bare))
    return frozenset(names)


def cut(text: Text, breaks: list[int]) -> list[Text]:
    """The pieces of a text between breaks."""
    edges = [0, *breaks, len(text.string)]
    pieces = [text.part(start, end) for start, end in pairwise(edges) if start < end]
    return [piece for piece in pieces if piece.string.strip(" .;,-–")]


def any_of(phrases: Collection[str]) -> re.Pattern[str]:
    """A pattern of any of these phrases, as whole words, longest first."""
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
