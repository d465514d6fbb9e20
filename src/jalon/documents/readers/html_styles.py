"""How a web page's elements look: style attributes, simple rules of its own <style>, and old presentational tags.

Rules with combinators, media queries and pseudo-classes are left out: exported documents use classes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jalon.documents.readers.flow import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

Css = dict[str, str]

_COLORS = {
    "red": "ff0000", "green": "008000", "blue": "0000ff", "yellow": "ffff00", "orange": "ffa500",
    "purple": "800080", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "maroon": "800000",
    "navy": "000080", "teal": "008080", "olive": "808000", "lime": "00ff00", "aqua": "00ffff",
    "cyan": "00ffff", "fuchsia": "ff00ff", "magenta": "ff00ff", "pink": "ffc0cb", "brown": "a52a2a",
    "gold": "ffd700", "darkred": "8b0000", "darkgreen": "006400", "darkblue": "00008b", "crimson": "dc143c",
    "lightgreen": "90ee90", "lightblue": "add8e6", "lightyellow": "ffffe0", "lightgray": "d3d3d3",
    "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "tomato": "ff6347",
    "black": "000000", "white": "ffffff",
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|px|in|cm|mm|em|rem|pc|%)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "em": 12.0, "rem": 12.0, "pc": 12.0}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?P<tag>[a-z][a-z0-9]*)?(?P<kind>[.#])?(?P<name>[\w-]+)?$", re.IGNORECASE)
_SHEET_LIMIT = 500_000
# Colours of these come from the page's design, not from what someone marked.
_FURNITURE = {
    "html", "body", "div", "main", "article", "section", "header", "footer", "nav", "aside", "table",
    "tbody", "thead", "tfoot", "form", "fieldset", "ul", "ol", "dl",
}  # fmt: skip
_CELLS = {"td", "th", "tr", "col"}
_BOLD_TAGS = {"b", "strong"}
_ITALIC_TAGS = {"i", "em", "cite", "dfn", "var"}
_STRIKE_TAGS = {"s", "strike", "del"}


def words_in(element: _Element, between: str = "") -> str:
    """All the text in an element."""
    return between.join(str(text) for text in element.itertext())


def points(length: str | None) -> float:
    """A CSS length in points, 0 for none or a percentage."""
    match = _LENGTH.match(length.strip()) if length else None
    if match is None or match[2] == "%":
        return 0.0
    return float(match[1]) * _POINTS.get(match[2] or "px", 0.75)


def color(value: str | None, default: str) -> str | None:
    """A CSS colour as "rrggbb"; None when it is the default, transparent or not understood."""
    if not value:
        return None
    value = value.replace("!important", "").strip().lower()
    found: str | None = None
    if value.startswith("#"):
        digits = value[1:]
        if len(digits) in {3, 4}:
            digits = "".join(digit * 2 for digit in digits)
        found = digits[:6] if re.fullmatch(r"[0-9a-f]{6}([0-9a-f]{2})?", digits) else None
    elif value.startswith("rgb"):
        found = _rgb(value)
    else:
        found = _COLORS.get(value) or (value if re.fullmatch(r"[0-9a-f]{6}", value) else None)
    return None if found == default else found


def _rgb(value: str) -> str | None:
    numbers = re.findall(r"\d+(?:\.\d+)?", value)
    if len(numbers) < 3 or (len(numbers) == 4 and float(numbers[3]) == 0):
        return None
    return "".join(f"{min(255, int(float(number))):02x}" for number in numbers[:3])


@lru_cache(maxsize=4096)
def _declarations(style: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return tuple((name.strip().lower(), value.strip()) for name, value in pairs)


class Styles:
    """The style of each element of one page."""

    def __init__(self, root: _Element) -> None:
        self._rules: dict[str, Css] = {}
        for sheet in root.iter("style"):
            self._read(words_in(sheet)[:_SHEET_LIMIT])

    @property
    def plain(self) -> bool:
        """Whether the page has no rules of its own: an element without attributes then has no style."""
        return not self._rules

    def _read(self, sheet: str) -> None:
        sheet = re.sub(r"/\*.*?\*/|<!--|-->", "", sheet, flags=re.DOTALL)
        for selectors, body in _RULE.findall(sheet):
            if "@" in selectors:
                continue
            declared = dict(_declarations(body))
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if name and _SIMPLE.match(name):
                    self._rules.setdefault(name, {}).update(declared)

    def of(self, element: _Element, tag: str) -> Css:
        """What is declared for an element; its own style attribute wins."""
        css: Css = dict(self._rules.get(tag, ())) if self._rules else {}
        if not element.keys():
            return css
        attributes = {str(name): str(value) for name, value in element.items()}
        if self._rules:
            for name in attributes.get("class", "").lower().split():
                css.update(self._rules.get(f".{name}", ()))
                css.update(self._rules.get(f"{tag}.{name}", ()))
            if "id" in attributes:
                css.update(self._rules.get(f"#{attributes['id'].lower()}", ()))
        for attribute, name in (("bgcolor", "background-color"), ("align", "text-align"), ("color", "color")):
            if attribute in attributes:
                css[name] = attributes[attribute]
        if "style" in attributes:
            css.update(_declarations(attributes["style"]))
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            css["display"] = "none"
        return css


def background(css: Css) -> str | None:
    """The colour behind an element, None for white or none."""
    if not css:
        return None
    value = css.get("background-color") or css.get("background") or css.get("mso-highlight")
    if value and " " in value and not value.startswith("rgb"):
        value = value.split()[0]
    return color(value, "ffffff")


def is_hidden(css: Css) -> bool:
    """Whether the element is not shown at all."""
    return (
        css.get("display", "").startswith("none")
        or css.get("visibility", "").startswith("hidden")
        or css.get("mso-hide", "") == "all"
    )


def restyled(look: Look, tag: str, css: Css) -> Look:
    """The look inside an element, from the look around it."""
    look = _by_tag(look, tag)
    if not css:
        return look
    weight = css.get("font-weight", "").replace("!important", "").strip()
    if weight:
        look = replace(look, bold=weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600))
    slant = css.get("font-style")
    if slant:
        look = replace(look, italic=slant in {"italic", "oblique"})
    if "line-through" in css.get("text-decoration", "") + css.get("text-decoration-line", ""):
        look = replace(look, strike=True)
    if tag not in _FURNITURE:
        if "color" in css and tag != "a":
            look = replace(look, color=color(css["color"], "000000"))
        behind = background(css) if tag not in _CELLS else None
        if behind:
            look = replace(look, background=behind)
    return look


def _by_tag(look: Look, tag: str) -> Look:
    if tag in _BOLD_TAGS:
        return replace(look, bold=True)
    if tag in _ITALIC_TAGS:
        return replace(look, italic=True)
    if tag in _STRIKE_TAGS:
        return replace(look, strike=True)
    return replace(look, background="ffff00") if tag == "mark" else look
