"""A phrase cut into tokens that already say what they are: a month, a year, "by", an unknown word…"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from jalon.phrases.folding import Folded
from jalon.phrases.schedules.lexicon import Node, forgive, tree

# Full numeric dates, years with months, letter-and-figure codes (T1, H14, A-13, FY2024), ordinals, words, signs.
TOKEN: Final = re.compile(
    r"""(?P<ymd>(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))
    |(?P<dmy>(?<!\d)\d{1,2}([/.-])\d{1,2}\3(?:(?:19|20)\d\d|\d\d)(?!\d))
    |(?P<dm>(?<![\d/])(?:(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01])|(?:1[3-9]|2\d|3[01])/(?:0[1-9]|1[0-2]))(?![\d/]))
    |(?P<ym>(?<!\d)(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])|/(?:0[1-9]|1[0-2]))(?!\d|-\d|/\d))
    |(?P<my>(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?!\d))
    |(?P<code>(?:fy|af|[tqshapey])-?(?:\d{4}|\d{1,2})(?![\da-z]))
    |(?P<back>[1-4][tq](?![a-z\d])|[12][sh](?![a-z\d]))
    |(?P<ord>\d{1,2}\ ?(?:ieme|eme|ere|er|re|nde|nd|st|th|rd|e)(?![a-z\d])|[1-4][ao](?![a-z\d]))
    |(?P<times>\d{1,3}x(?![a-z\d]))
    |(?P<year>(?<!\d)(?:19|20)\d\d(?!\d))
    |(?P<num>\d+)
    |(?P<word>[a-z]+'?)
    |(?P<sign>[^\s])
    |(?P<line>\n)""",
    re.VERBOSE,
)
SIGNS: Final = {
    "-": "dash", ",": "comma", "/": "slash", ":": "colon", "(": "open", ")": "close", ".": "dot", ";": "dot",
    "[": "open", "]": "close", "|": "dot", "·": "dot", "\n": "line", "'": "quote", "&": "and", "+": "and",
    ">": "dot", "*": "dot", '"': "mark", "?": "query", "!": "dot", "→": "dash", "~": "about", "%": "word",
    "≥": "least", "≤": "most",
}  # fmt: skip
ABBREVIATED: Final = frozenset({"month", "season", "unit", "most", "least", "about", "by"})
SHORT_DAYS: Final = {"lun": "MO", "mar": "TU", "mer": "WE", "jeu": "TH", "ven": "FR", "sam": "SA", "dim": "SU"}
LONG_NUMBER: Final = 7
END: Final = 8  # sentinels after the last token, so that a look ahead needs no test


class Tokens:
    """Parallel lists: what each token is (`kinds`), its value, and its place in the folded text.

    `doubts` gathers codes.
    """

    __slots__ = (
        "day_first",
        "depth",
        "doubts",
        "ends",
        "folded",
        "kinds",
        "language",
        "order",
        "size",
        "starts",
        "values",
        "words",
    )

    def __init__(self, text: str, language: str, day_first: bool | None = None) -> None:  # noqa: FBT001
        self.folded = Folded(text)
        self.language = language
        self.day_first = day_first
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.doubts: list[str] = []
        self.depth = 0
        self.order: int | None = None  # of the figures of dates, once a day of the week told it
        self._cut(self.folded.text)
        self._name(tree(language))
        self._name_days()
        self.size = len(self.kinds)
        self.kinds += ["end"] * END
        self.values += [None] * END
        self.words += [""] * END
        self.starts += [len(self.folded.text)] * END
        self.ends += [len(self.folded.text)] * END

    def _cut(self, folded: str) -> None:
        for match in TOKEN.finditer(folded):
            self.kinds.append(match.lastgroup or "sign")
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())

    def _name(self, root: Node) -> None:
        """Replace words by the expressions they make, and give signs and figures their value."""
        kinds, words, starts, ends = self.kinds, self.words, self.starts, self.ends
        self.kinds, self.words, self.starts, self.ends = [], [], [], []
        at, size = 0, len(kinds)
        while at < size:
            kind, word, after = kinds[at], words[at], at + 1
            entry, last = _longest(root, words, at, size) if word in root else (None, at)
            if entry is not None:
                (kind, value), after = entry, last
                if kind in ("sigle", "des"):
                    kind = self._by_its_looks(kind, starts[at], ends[after - 1])
            else:
                kind, value = self._plain(root, kind, word)
            # The dot of an abbreviation ends no sentence.
            if after < size and words[after] == "." and kind in ABBREVIATED:
                end = ends[after - 1]
                after += 1
            else:
                end = ends[after - 1]
            self.kinds.append(kind)
            self.values.append(value)
            self.words.append(word)
            self.starts.append(starts[at])
            self.ends.append(end)
            at = after

    def _name_days(self) -> None:
        """A day of the week cut short is one only before figures: « Jeu 26-01-08 », « ven. 3 juillet »."""
        for at, word in enumerate(self.words):
            after = at + 2 if self.words[at + 1 : at + 2] == ["."] else at + 1
            shortened = SHORT_DAYS.get(word)
            figures = self.kinds[after : after + 1] if shortened else []
            if figures and (
                figures[0] in {"ymd", "dmy"} or (self.kinds[at] == "word" and figures[0] in {"num", "ord"})
            ):
                self.kinds[at], self.values[at] = "weekday", shortened

    def _plain(self, root: Node, kind: str, word: str) -> tuple[str, Any]:
        """What a token outside the vocabulary is."""
        if kind == "word":
            return self._unknown(root, word)
        if kind in ("sign", "line"):
            return SIGNS.get(word) or ("word" if word.isalnum() else "mark"), word
        if kind in ("num", "year"):
            return (kind, int(word)) if len(word) < LONG_NUMBER else ("word", word)
        if kind == "times":
            return "numx", int(word[:-1])
        if kind == "ord":
            return kind, int(word.rstrip("abcdefghijklmnopqrstuvwxyz "))
        return kind, word

    def _by_its_looks(self, kind: str, start: int, end: int) -> str:
        """« CA » is a body and « ça » is not; « dès » is "from" and « des » is "of"."""
        said = self.folded.words(start, end)
        if kind == "sigle":
            return kind if said.replace(".", "").isupper() else "word"
        return "from" if "è" in unicodedata.normalize("NFC", said).lower() else "de"

    def _unknown(self, root: Node, word: str) -> tuple[str, Any]:
        name = forgive(word)
        if name is None:
            return "word", word
        self.doubts.append("spelling")
        kind, value = root[name][""]
        return kind, value

    def text(self, first: int, after: int) -> str:
        """The original words of tokens first to after - 1."""
        return self.folded.words(self.starts[first], self.ends[after - 1])

    def said(self, at: int) -> str:
        """The words of a token, folded, one space between them however they were typed."""
        return " ".join(self.folded.text[self.starts[at] : self.ends[at]].split())

    def stuck(self, at: int) -> bool:
        """Whether nothing stands between a token and the next one."""
        return self.ends[at] == self.starts[at + 1]

    def two_figures(self, at: int) -> bool:
        """Whether a number is written with exactly two figures."""
        return self.kinds[at] == "num" and len(self.words[at]) == 2 and self.words[at].isdigit()


def _longest(root: Node, words: list[str], at: int, size: int) -> tuple[tuple[str, Any] | None, int]:
    """The longest expression that begins at a word, and the place after it; hyphens between words do not count."""
    node: Node = root
    best: tuple[str, Any] | None = None
    last = at
    while at < size:
        found = node.get(words[at])
        if found is None:
            if words[at] != "-" or at + 1 >= size:
                break
            found = node.get(words[at + 1])
            if found is None:
                break
            at += 1
        node = found
        at += 1
        entry = node.get("")
        if entry is not None:
            best, last = entry, at
    return best, last
