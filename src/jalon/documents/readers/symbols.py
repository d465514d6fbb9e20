"""What symbol fonts draw, as ordinary characters, and the named colours of Word. Plain data.

Only the marks people use in plans (bullets, boxes, ticks, arrows, Greek letters); any other glyph of a symbol
font stays a bullet when it lies in the private use area, else itself.
"""

from __future__ import annotations

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐"}
_WINGDINGS_3 = {0x7D: "▶", 0x75: "▶"}
_WEBDINGS = {0x34: "▶", 0x61: "✔", 0x63: "☐", 0x72: "✖"}
_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xDE: "⇒",
    **dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)),
    **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "opensymbol": {0xE00A: "▪", 0xE00C: "◆", 0xE013: "☐"},
    "starsymbol": {0xE00A: "▪", 0xE00C: "◆", 0xE013: "☐"},
}
_ANY_FONT = {**_WINGDINGS, 0xB7: "•", 0x2D: "-", 0x6F: "o"}
_PRIVATE = range(0xE000, 0xF900)

HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff",
    "red": "ff0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "c0c0c0", "black": "000000",
}  # fmt: skip


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of this font are drawings."""
    return font is not None and font.lower() in _FONTS


def shown(text: str, font: str | None) -> str:
    """The text as the font draws it: "\\uf0b7" and "·" of Symbol are "•"; unchanged in an ordinary font."""
    table = _FONTS.get(font.lower()) if font else None
    if table is None and not any("\ue000" <= letter <= "\uf8ff" for letter in text):
        return text
    return "".join(_shown_letter(letter, table) for letter in text)


def _shown_letter(letter: str, table: dict[int, str] | None) -> str:
    code = ord(letter)
    private = code in _PRIVATE
    if private and table is None:
        table = _ANY_FONT
    if table is None:
        return letter
    if code in table:
        return table[code]
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    fallback = chr(code) if table is _SYMBOL and 0x20 <= code < 0x7F else "•"
    return table.get(code, fallback if private else letter)
