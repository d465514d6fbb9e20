"""What a number format of Excel makes of a number: its sections, words, zeros, scales, fractions and powers of ten.

No mark parts thousands, and the decimal point is a point, whatever the machine's language.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

# Words in quotes, a letter after a backslash, a currency; then what shows nothing: padding, filling, colours.
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
GENERAL = re.compile(r"general|standard|@", re.IGNORECASE)
_CODE = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]|.', re.DOTALL)
_TEST = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_FRACTION = re.compile(r"(?:([#0?]+)\s+)?[#0?]+\s*/\s*([#0?]+|[1-9]\d*)")
_POWER = re.compile(r"[#0?,]*(?:\.([#0?]*))?E[+-]0+", re.IGNORECASE)
_PLAIN = re.compile(r"\.?[#0?](?:.*[#0?])?[.,]*", re.DOTALL)
_THOUSANDS = re.compile(r"[#?]+(?: ##[#0])+")  # parted by typed spaces
_FIRST_WORD = 0xE000  # of the private characters that stand for words, so that their digits are not the number's
_MOST_DECIMALS = 30
_EXACT = Context(prec=400)  # digits: more than any number of a sheet has
_ORDINALS = frozenset({"e", "er", "ère", "ème", "nd", "nde", "st", "rd", "th"})


@dataclass(frozen=True, slots=True)
class _Section:
    """One section, its words as private characters; `bound` is the condition numbers must meet."""

    masked: str
    words: tuple[str, ...]
    bound: tuple[str, float] | None

    def said(self, part: str) -> str:
        """A stretch of it with its words, without the signs that are the number's."""
        part = part.replace("%", "")
        return "".join(self._word(letter) for letter in part)

    def _word(self, letter: str) -> str:
        at = ord(letter) - _FIRST_WORD
        return self.words[at] if 0 <= at < len(self.words) else letter


def formatted(value: float, number_format: str) -> str:
    """The text of a number as its format shows it; empty where the format shows nothing."""
    sections = _sections(number_format)
    section, signed = _chosen(sections, value)
    if not section.masked:
        return f"{value:.15g}" if len(sections) == 1 else ""
    text, start, end = _digits(section, Decimal(f"{abs(value):.15g}"))
    before, after = section.said(section.masked[:start]), section.said(section.masked[end:])
    minus = "-" if signed and value < 0 and re.search(r"[1-9]", text or "1") else ""
    return (minus + _joined(before, text, after)).strip()


@lru_cache(maxsize=512)
def around_text(number_format: str) -> tuple[str, str]:
    """The words a format puts before and after a text, in its section for texts: the one with an "@"."""
    section = _section(_codes(number_format)[-1])
    before, at, after = section.masked.partition("@")
    return (section.said(before), section.said(after)) if at else ("", "")


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """The sections for numbers: that for text, if there is one, is not among them."""
    sections = [_section(code) for code in _codes(number_format)[:3]]
    while len(sections) > 1 and sections[-1].masked.strip() == "@":
        sections.pop()
    return tuple(sections)


def _codes(number_format: str) -> list[str]:
    codes = [""]
    for code in _CODE.findall(number_format):
        if code == ";":
            codes.append("")
        else:
            codes[-1] += code
    return codes


def _section(code: str) -> _Section:
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        word = match[1] or match[2] or match[3]
        if not word:
            return ""
        words.append(word)
        return chr(_FIRST_WORD + len(words) - 1)

    bound = _TEST.search(code)
    masked = LITERAL.sub(keep, code)
    return _Section(masked, tuple(words), (bound[1], float(bound[2])) if bound else None)


def _chosen(sections: tuple[_Section, ...], value: float) -> tuple[_Section, bool]:
    """The section a number is shown by, and whether its sign is still to be written: one for negatives writes it."""
    if any(section.bound for section in sections):
        for section in sections:
            if section.bound is not None and _TESTS[section.bound[0]](value, section.bound[1]):
                return section, not (section.bound[0] in {"<", "<="} and section.bound[1] <= 0)
        free = [section for section in sections if section.bound is None]
        return free[-1] if free else sections[-1], True
    if value < 0 and len(sections) > 1:
        return sections[1], False
    return sections[2 if value == 0 and len(sections) > 2 else 0], True


def _digits(section: _Section, value: Decimal) -> tuple[str, int, int]:
    """The digits of a number without its sign, and where they stand in the section; none where it has only words."""
    masked = section.masked
    if found := GENERAL.search(masked):
        return f"{value:f}" if value < Decimal(10) ** 15 else f"{float(value):.15g}", *found.span()
    if found := _FRACTION.search(masked):
        return _fraction(value, found), *found.span()
    if found := _POWER.search(masked):
        return f"{float(value):.{len(found[1] or '')}E}", *found.span()
    found = _PLAIN.search(masked)
    if found is None:
        return "%" if "%" in masked else "", len(masked), len(masked)
    return _plain(section, value, found[0]), *found.span()


def _fraction(value: Decimal, found: re.Match[str]) -> str:
    """A number as a fraction: of the parts the format names, or of as many digits as it has places for."""
    whole, parts = found[1], found[2]
    if parts.isdigit() and parts.strip("0"):
        fraction = Fraction(round(Fraction(value) * int(parts)), 1)
        count, of = int(fraction), int(parts)
    else:
        nearest = Fraction(value).limit_denominator(10 ** min(len(parts), 6) - 1)
        count, of = nearest.numerator, nearest.denominator
    ones, rest = divmod(count, of) if whole else (0, count)
    shown = f"{rest}/{of}" if rest or not whole else ""
    return " ".join(part for part in (str(ones) if ones or (whole and not rest) else "", shown) if part)


def _plain(section: _Section, value: Decimal, core: str) -> str:
    """A number in its places: scaled by its percent signs and last commas, rounded, filled with zeros."""
    whole, _, decimals = core.partition(".")
    scale = len(whole) - len(whole.rstrip(",")) + len(decimals) - len(decimals.rstrip(","))
    places = re.sub(r"[^#0?]", "", decimals)[:_MOST_DECIMALS]
    percents = section.masked.count("%")
    scaled = _EXACT.divide(_EXACT.multiply(value, Decimal(100) ** percents), Decimal(1000) ** scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP, _EXACT)
    ones, _, written = f"{rounded:f}".partition(".")
    least = places.rfind("0") + 1
    written = written[:least] + written[least:].rstrip("0")
    text = _placed("" if ones == "0" and not written else ones, whole.rstrip(","), section)
    text = f"{text}.{written}" if written else text
    return f"{text}\u00a0%" if percents else text


def _placed(digits: str, places: str, section: _Section) -> str:
    """Digits from the right into their places, with the words that stand between these."""
    places = places.replace(",", "")
    if _THOUSANDS.fullmatch(places):
        places = places.replace(" ", "")
    out: list[str] = []
    first = next((at for at, letter in enumerate(places) if letter in "#0?"), 0)
    for at in range(len(places) - 1, -1, -1):
        if places[at] not in "#0?":
            out.append(section.said(places[at]))
            continue
        if digits or places[at] == "0":
            out.append(digits[-1:] or "0")
            digits = digits[:-1]
        if at == first:
            out.append(digits)
    return "".join(reversed(out)) if places else digits


def _joined(before: str, digits: str, after: str) -> str:
    """Digits between the words around them, a space between a number and its unit."""
    word = re.search(r"[^\W\d_]+$", before)
    if before and digits and (unicodedata.category(before[-1]) == "Sc" or (word and len(word[0]) > 1)):
        before += " "
    unit = re.match(r"[^\W\d_]+", after)
    if after and digits and after not in _ORDINALS and (unit or unicodedata.category(after[0]) == "Sc"):
        after = f" {after}"
    return before + digits + after
