"""How a web page's elements look: style attributes, the rules of its own <style>, and old presentational tags.

What is imported or depends on a size of screen is left out: nothing is fetched, and nobody looks at the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cssselect2
import tinycss2
from tinycss2 import color4

from jalon.documents.readers.flow import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

Css = dict[str, str]
_Found = tuple[
    Any, Any, str | None, tuple[int, tuple[Css, Css]]
]  # as a matcher gives it; with its place and what is said

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|px|in|cm|mm|em|rem|pc|%)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "em": 12.0, "rem": 12.0, "pc": 12.0}
_SHEET_LIMIT = 500_000  # characters
_RULES_LIMIT = 5_000
_AROUND_LIMIT = 200  # rules that look at what stands around: they are tried on each element
_ALONE = re.compile(r"[\w.#*-]+")  # a selector that asks nothing of what stands around
_STEP = re.compile(r"[^\s>+~]+")
_STEPS_LIMIT = 3  # of a selector: each one more asks of all that stands around an element
_SEEN = re.compile(r"(only )?(all|screen)|", re.IGNORECASE)  # media that a page is looked at on, whatever its size
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


@lru_cache(maxsize=1024)
def color(value: str | None, default: str) -> str | None:
    """A CSS colour as "rrggbb"; None when it is the default, transparent or not understood."""
    if not value:
        return None
    value = value.strip().lower()
    found = value if re.fullmatch(r"[0-9a-f]{6}", value) else _hexadecimal(color4.parse_color(value))
    return None if found == default else found


def _hexadecimal(found: Any) -> str | None:
    """What is shown of a colour: nothing of one that is seen through, of another's or of a space of its own."""
    if not isinstance(found, color4.Color) or not found.alpha:
        return None
    try:
        parts = found.to("srgb").coordinates
    except NotImplementedError:
        return None
    return "".join(f"{round(255 * min(1, max(0, part or 0))):02x}" for part in parts)


def _declared(nodes: Iterable[Any]) -> tuple[Css, Css]:
    """What is declared, and what is said to be important."""
    css: tuple[Css, Css] = ({}, {})
    for node in nodes:
        if node.type == "declaration":
            with suppress(RecursionError):  # brackets in brackets, without an end
                css[bool(node.important)][node.lower_name] = tinycss2.serialize(node.value).strip()
    return css


@lru_cache(maxsize=4096)
def _attribute(style: str) -> tuple[Css, Css]:
    return _declared(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))


def _shown_rules(sheet: str) -> Iterator[Any]:
    """The rules for a page on a screen, those of a medium too."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            media = tinycss2.serialize(rule.prelude).split(",")
            if any(_SEEN.fullmatch(one.strip()) for one in media):
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from (one for one in inner if one.type == "qualified-rule")


class _Rules:
    """The rules of a page. Those that look at an element alone hold for all that are alike, and are tried once."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._alone, self._around = cssselect2.Matcher(), cssselect2.Matcher()
        self._known: dict[tuple[str | None, ...], list[_Found]] = {}
        self.count = 0
        for sheet in sheets:
            with suppress(RecursionError):
                for rule in _shown_rules(sheet[:_SHEET_LIMIT]):
                    self._add(rule)

    def _add(self, rule: Any) -> None:
        said = _declared(tinycss2.parse_blocks_contents(rule.content))
        texts = [one.strip() for one in tinycss2.serialize(rule.prelude).split(",")]
        alone = all(map(_ALONE.fullmatch, texts))
        full = self.count >= _RULES_LIMIT or (not alone and self._around.order >= _AROUND_LIMIT)
        if not any(said) or full or any(len(_STEP.findall(one)) > _STEPS_LIMIT for one in texts):
            return
        try:
            compiled = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return
        matcher = self._alone if alone else self._around
        for selector in compiled:
            self.count += 1
            matcher.add_selector(selector, (self.count, said))

    def over(self, root: _Element) -> Iterator[tuple[_Element, list[_Found]]]:
        """The elements of a page with the rules that hold for each, the strongest last."""
        if self._around.order:
            for one in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
                found, around = self._looked_at(one.etree_element), self._around.match(one)
                both = sorted([*found, *around], key=lambda one: (one[0], one[3][0])) if around else found
                yield one.etree_element, both
        elif self.count:
            yield from ((one, self._looked_at(one)) for one in root.iter("*"))

    def _looked_at(self, element: _Element) -> list[_Found]:
        """Those of them that look at it alone."""
        key = (str(element.tag), element.get("class"), element.get("id"))
        if key not in self._known:
            self._known[key] = self._alone.match(cssselect2.ElementWrapper.from_html_root(element))
        return self._known[key]


class Styles:
    """The style of each element of one page, as its rules stand when it is made."""

    def __init__(self, root: _Element) -> None:
        rules = _Rules(words_in(sheet) for sheet in root.iter("style"))
        self.plain = not rules.count  # an element without attributes then has no style
        self._ruled = {element: _together(some) for element, some in rules.over(root) if some}

    def of(self, element: _Element) -> Css:
        """What is declared for an element: old attributes, then rules, then its own style, then what is important."""
        ruled = self._ruled.get(element, _NOTHING)
        if not element.keys():
            return ruled[0] | ruled[1]
        attributes = {str(name): str(value) for name, value in element.items()}
        hints = {name: attributes[attribute] for attribute, name in _HINTS if attribute in attributes}
        own = _attribute(attributes["style"]) if "style" in attributes else _NOTHING
        css = hints | ruled[0] | own[0] | ruled[1] | own[1]
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            css["display"] = "none"
        return css


_HINTS = (("bgcolor", "background-color"), ("align", "text-align"), ("color", "color"))
_NOTHING: tuple[Css, Css] = ({}, {})


def _together(found: Iterable[_Found]) -> tuple[Css, Css]:
    """What matching rules say of an element itself."""
    css: tuple[Css, Css] = ({}, {})
    for _specificity, _order, beside, (_place, said) in found:
        if beside is None:
            css[0].update(said[0])
            css[1].update(said[1])
    return css


def background(css: Css) -> str | None:
    """The colour behind an element, None for white or none."""
    if not css:
        return None
    value = css.get("background-color") or css.get("background") or css.get("mso-highlight")
    if not value or (found := color(value, "ffffff")) or "background-color" in css:
        return found if value else None
    parts = tinycss2.parse_component_value_list(value)  # a picture, a place and a colour, in any order
    return next(filter(None, (color(tinycss2.serialize([part]), "ffffff") for part in parts)), None)


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
    weight = css.get("font-weight", "").strip()
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
