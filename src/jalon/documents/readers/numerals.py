"""Automatic numbers as printed: "iv", "C", "03", "1er"."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Lower-case Roman numeral; digits outside 1–3999, where there is none."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def repeated_letter(number: int) -> str:
    """a, b … z, aa, bb … (Word, and OpenDocument with letter synchronisation)."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def letters(number: int) -> str:
    """a, b … z, aa, ab … (OpenDocument)."""
    text = ""
    while 0 < number < 1_000_000:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text or str(number)


def ordinal(number: int, language: str) -> str:
    """1er, 2e in French; 1st, 2nd, 3rd, 11th elsewhere."""
    if language.startswith("fr"):
        return f"{number}er" if number == 1 else f"{number}e"
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_WORD_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerLetter": repeated_letter,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
    "bullet": lambda _: "",
}
_ODF_FORMATS: dict[str, Callable[[int], str]] = {
    "I": lambda number: roman(number).upper(),
    "i": roman,
    "A": lambda number: letters(number).upper(),
    "a": letters,
    "": lambda _: "",
}


def word_number(number: int, number_format: str, language: str = "fr") -> str:
    """A number in one of Word's formats (ST_NumberFormat); rare ones come as digits."""
    if number_format == "ordinal":
        return ordinal(number, language)
    return _WORD_FORMATS.get(number_format, str)(number)


def odf_number(number: int, number_format: str) -> str:
    """A number in one of OpenDocument's formats (style:num-format)."""
    return _ODF_FORMATS.get(number_format, str)(number)
