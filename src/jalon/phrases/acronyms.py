"""Sigles and what they stand for: is a word one, what a glossary line or a first use says it means."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold, squeeze

_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?")
_ROMAN: Final = re.compile("[IVX]{1,5}")
_WORD: Final = re.compile(r"[^\W_]+")
_SIGLE: Final = r"[^\W\d_](?:[\w.&-]{0,30}[^\W_])?\.?(?:[ -][^\W\d_][\w.&-]{1,11})?"
_LINE: Final = re.compile(
    rf"^[\s•·▪*–—-]*(?P<sigle>{_SIGLE})\s*(?:\s[-–—]\s|[–—]|\s*[:=]\s*|\t+|\s{{2,}}|\s\|\s|\.{{3,}})\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_REVERSED: Final = re.compile(
    rf"^[\s•·▪*–—-]*(?P<rest>\S.*?)\s*(?:\s[-–—]\s|[:=]|\t+)\s*(?P<sigle>{_SIGLE})\s*$", re.DOTALL
)
_BRACKETED: Final = re.compile(r"\(([^()]*)\)")
_LONGEST_INSIDE: Final = 120  # letters between brackets
_EQUAL: Final = re.compile(rf"(?<!\w)({_SIGLE})\s*=\s*([^;=\n]+?)(?=\s*(?:[;\n]|[,.]\s+{_SIGLE}\s*=|$))")
_LAST_WORD: Final = re.compile(rf"({_SIGLE})\s*$")
_LITTLE: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "a", "pour", "sur"}
) | {
    "par",
    "the",
    "of",
    "and",
    "for",
    "in",
    "on",
    "to",
}
_LONGEST: Final = 400  # letters of a line of a glossary: a name that takes more is none, and costs their cube
_MOST_LETTERS: Final = 40  # of a sigle
_REACH: Final = 14  # words before a bracket where the expansion may begin
_NEAR: Final = 600  # letters that hold them


def is_sigle(word: str) -> bool:
    """Whether a word is written as a sigle: "MSSS", "C.A.", "CRÉs", "COOPueQ"; "OK" or "III" is not."""
    if _DOTTED.fullmatch(word):
        return word[0].isupper()
    body = word.strip(".()[],:;")
    if not 2 <= len(body) <= 14 or _ROMAN.fullmatch(body) or not body[0].isupper() or body == "OK":
        return False
    parts = body.replace("-", "").replace("&", "").replace("’", "").replace("'", "")
    if not parts.isalnum():
        return False
    capitals = sum(letter.isupper() for letter in parts)
    return capitals >= 2 and (capitals * 2 > len(parts) or (len(parts) <= 4 and parts[-1].isupper()))


def read_glossary_line(line: str) -> tuple[str, str] | None:
    """The sigle and its expansion that a line of a glossary gives ("CRÉ : Conférence régionale des élus"), or None.

    In that order the letters may disagree (a sigle in another language) if the expansion has three words and a
    capital; in the other ("Conférence régionale des élus : CRÉ") they must agree.
    """
    if len(line) > _LONGEST:
        return None
    match = _LINE.match(line)
    if match and _all_sigles(match["sigle"]):
        expansion = squeeze(match["rest"]).strip(" .;,")
        named = len(expansion.split()) >= 3 and expansion[:1].isupper()
        if expansion and (fits(match["sigle"], expansion) or named):
            return match["sigle"], expansion
    match = _REVERSED.match(line)
    if match and _all_sigles(match["sigle"]):
        expansion = squeeze(match["rest"]).strip(" .;,")
        if fits(match["sigle"], expansion):
            return match["sigle"], expansion
    return None


def _all_sigles(written: str) -> bool:
    return all(is_sigle(part) for part in written.split())


def find_acronyms(text: str) -> dict[str, str]:
    """Sigles a text expands: "Conférence régionale des élus (CRÉ)" and the reverse, "CRÉ = Conférence régionale…"."""
    found: dict[str, str] = {}
    for match in _EQUAL.finditer(text) if "=" in text else ():
        if _all_sigles(match[1]) and fits(match[1], match[2]):
            found.setdefault(match[1], squeeze(match[2]).strip(" .,"))
    for match in _BRACKETED.finditer(text) if "(" in text else ():
        inside = _unquoted(match[1])
        if not 2 <= len(inside) <= _LONGEST_INSIDE:
            continue
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _all_sigles(inside) and len(inside.split()) <= 2:
            expansion = _before(before, inside)
            if expansion:
                found.setdefault(inside, expansion)
            continue
        last = _LAST_WORD.search(before)
        sigle = last[1].split()[-1] if last else ""
        if sigle and is_sigle(sigle) and len(inside.split()) > 1 and fits(sigle, inside):
            found.setdefault(sigle, squeeze(inside))
    return found


def _unquoted(written: str) -> str:
    """What stands between brackets, without quotation marks."""
    return written.strip().lstrip('«"').rstrip('»"').strip()


def _before(text: str, sigle: str) -> str | None:
    """The shortest run of words at the end of a text that a sigle abbreviates."""
    words = list(_WORD.finditer(text))[-_REACH:]
    stop = max((mark.end() for mark in re.finditer(r"[.;:!?()\n]\s", text)), default=0)
    for word in reversed([word for word in words if word.start() >= stop]):
        if fold(word[0]) in _LITTLE or fold(word[0])[0] != fold(sigle)[0]:
            continue
        expansion = text[word.start() :].strip(" «»\"'’,")
        if len(expansion.split()) > 1 and fits(sigle, expansion):
            return squeeze(expansion)
    return None


def fits(sigle: str, expansion: str) -> bool:
    """Whether the letters of a sigle are, in order, initials of an expansion: three in five of them at least.

    The first letter must be that of the first word; a plural "s" does not count, and little words may be skipped.
    """
    letters = [letter for letter in re.sub(r"(?<=[A-ZÀ-Þ])s$", "", sigle.strip(".")) if letter.isalnum()]
    if len(letters) > _MOST_LETTERS:
        return False
    plain = fold("".join(letters))
    words = [fold(word) for word in _WORD.findall(expansion)]
    while len(words) > 1 and words[0] in _LITTLE and words[0][0] != plain[:1]:
        words = words[1:]
    if not plain or not words or words[0][0] != plain[0]:
        return False
    initials = "".join(word[0] for word in words)
    said = sum(word not in _LITTLE for word in words)
    return _common(plain, initials) * 5 >= len(plain) * 3 and said <= 2 * len(plain) + 1


def _common(one: str, other: str) -> int:
    """The length of the longest sequence of letters found in this order in both."""
    lengths = [0] * (len(other) + 1)
    for letter in one:
        corner = 0
        for at, candidate in enumerate(other, start=1):
            above = lengths[at]
            lengths[at] = corner + 1 if letter == candidate else max(above, lengths[at - 1])
            corner = above
    return lengths[-1]
