"""How the cells of a workbook look; each style of the file is worked out once."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from jalon.documents.readers.flow import PLAIN, Look
from jalon.documents.readers.xlsx_xml import child, local, number, on, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_INDENT = 9.0  # points for each step of a cell's indentation
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_ALIGN = {"left", "center", "right", "justify"}
# ECMA-376 part 1, 18.8.27: the colours older files count; 8 to 15 repeat the first eight.
_INDEXED = [
    "000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff", "000000",
    "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff", "800000", "008000",
    "000080", "808000", "800080", "008080", "c0c0c0", "808080", "9999ff", "993366", "ffffcc",
    "ccffff", "660066", "ff8080", "0066cc", "ccccff", "000080", "ff00ff", "ffff00", "00ffff",
    "800080", "800000", "008080", "0000ff", "00ccff", "ccffff", "ccffcc", "ffff99", "99ccff",
    "ff99cc", "cc99ff", "ffcc99", "3366ff", "33cccc", "99cc00", "ffcc00", "ff9900", "ff6600",
    "666699", "969696", "003366", "339966", "003300", "333300", "993300", "993366", "333399",
    "333333",
]  # fmt: skip
# ECMA-376 part 1, 18.8.30: formats known by number alone.
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The look of a cell's text, what is behind it, and its number format."""

    look: Look = PLAIN
    background: str | None = None
    number_format: str = "General"
    indent: float = 0.0
    size: float | None = None
    align: str | None = None


class WorkbookStyles:
    """The styles of one workbook, by their number."""

    def __init__(self, styles: _Element | None, theme: Callable[[], _Element | None]) -> None:
        self._load_theme = theme
        self._indexed = _INDEXED
        self._styles: list[CellStyle] = []
        if styles is not None:
            self._read(styles)

    def __getitem__(self, index: int) -> CellStyle:
        """The style with that number; a plain one when the file has none."""
        return self._styles[index] if 0 <= index < len(self._styles) else CellStyle()

    def _read(self, styles: _Element) -> None:
        palette = child(child(styles, "colors"), "indexedColors")
        if palette is not None:
            self._indexed = [str(color.get("rgb", "00000000"))[-6:].lower() for color in palette]
        fonts = [(self.font(PLAIN, font), number(child(font, "sz"))) for font in _each(styles, "fonts")]
        fills = [self._fill(fill) for fill in _each(styles, "fills")]
        formats = {whole(each.get("numFmtId")): str(each.get("formatCode", "")) for each in _each(styles, "numFmts")}
        for each in _each(styles, "cellXfs"):
            font, fill = whole(each.get("fontId")), whole(each.get("fillId"))
            look, size = fonts[font] if 0 <= font < len(fonts) else (PLAIN, None)
            code = whole(each.get("numFmtId"))
            alignment = child(each, "alignment")
            horizontal = alignment.get("horizontal") if alignment is not None else None
            self._styles.append(
                CellStyle(
                    look,
                    fills[fill] if 0 <= fill < len(fills) else None,
                    formats.get(code) or _BUILT_IN.get(code, "General"),
                    _INDENT * whole(alignment.get("indent")) if alignment is not None else 0.0,
                    size,
                    horizontal if horizontal in _ALIGN else None,
                )
            )

    def font(self, look: Look, font: _Element | None) -> Look:
        """The look a font gives (`<font>` of a cell, `<rPr>` of a stretch of rich text)."""
        if font is None:
            return look
        return replace(
            look,
            bold=on(child(font, "b")),
            italic=on(child(font, "i")),
            strike=on(child(font, "strike")),
            color=self._color(child(font, "color"), "000000"),
        )

    def _fill(self, fill: _Element) -> str | None:
        pattern = child(fill, "patternFill")
        if pattern is None or pattern.get("patternType", "none") == "none":
            return None
        return self._color(child(pattern, "fgColor"), "ffffff")

    def _color(self, color: _Element | None, default: str) -> str | None:
        """A colour of the file as "rrggbb"; None for the default or none."""
        if color is None:
            return None
        found: str | None = None
        if color.get("rgb"):
            found = str(color.get("rgb"))[-6:].lower()
        elif color.get("theme"):
            index = whole(color.get("theme"))
            tint = float(color.get("tint") or 0)
            found = self._theme_color(index, tint)
        elif color.get("indexed"):
            index = whole(color.get("indexed"))
            found = self._indexed[index] if 0 <= index < len(self._indexed) else None
        return None if found == default else found

    def _theme_color(self, index: int, tint: float) -> str | None:
        if index < 2:  # paper and ink, in every theme: no need to unpack it
            return _tinted(("ffffff", "000000")[index], tint)
        return _tinted(self._theme[index], tint) if index < len(self._theme) else None

    @cached_property
    def _theme(self) -> list[str]:
        return _theme_colors(self._load_theme())


def _each(styles: _Element, name: str) -> list[_Element]:
    group = child(styles, name)
    return [] if group is None else [each for each in group if isinstance(each.tag, str)]


def _theme_colors(theme: _Element | None) -> list[str]:
    """The theme's colours in the order cells count them (light before dark)."""
    scheme = None if theme is None else next((each for each in theme.iter("{*}clrScheme")), None)
    if scheme is None:
        return ["ffffff", "000000"]
    named = {local(each): each[0] for each in scheme if isinstance(each.tag, str) and len(each)}
    found: list[str] = []
    for name in _THEME_ORDER:
        color = named.get(name)
        value = None if color is None else color.get("lastClr") or color.get("val")
        found.append(str(value).lower() if value and len(value) == 6 else "000000")
    return found


def _tinted(color: str, tint: float) -> str:
    if not tint:
        return color
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02x}" for part in mixed)
