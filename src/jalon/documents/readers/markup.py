"""Inline HTML as extractions of Word and PDF tables leave it in plain text.

Only well-formed tags of a known few are markup; "<18 ans", "<note>" or "a < b" stay text. `^{er}` and `_{2}`
are super- and subscripts, `[image: alt]` is a picture's placeholder.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from jalon.documents.lists import cut_runs, split_entries, typed_lists
from jalon.documents.model import Block, Heading, Image, ListItem, Paragraph, Run
from jalon.documents.readers.flow import PLAIN, Look, RunBuilder, squeeze
from jalon.documents.readers.places import NOWHERE

BLOCK_TAGS = {"p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr"} | {
    "table", "tbody", "thead", "tr", "td", "th",
}  # fmt: skip
LOOKS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}
_PLAIN_TAGS = {"u", "ins", "mark", "span", "font", "small", "big", "sup", "sub", "br", "a"}
_NAMES = "|".join(sorted(BLOCK_TAGS | LOOKS.keys() | _PLAIN_TAGS, key=len, reverse=True))
_ATTRIBUTES = r"""(?:\s+[a-zA-Z_:][-\w:.]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))*"""
TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_NAMES})(?P<attributes>{_ATTRIBUTES})\s*/?>", re.IGNORECASE)
_TOKEN = re.compile(
    rf"{TAG.pattern}|\s*[\^](?P<sup>\{{[^{{}}\n]*\}})|\s*_(?P<sub>\{{[^{{}}\n]*\}})"
    rf"|\[image:(?P<image>[^\]]*)\]|(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]\w{{1,30}});)",
    re.IGNORECASE,
)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# Bold as people type it in messages and plain files.
_STARS = re.compile(r"(?<![*\w])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![*\w])")
_QUICK = re.compile(r"[<&\[^_]")


@dataclass(slots=True)
class _List:
    """An open list, and what was gathered outside any `<li>` of it."""

    ordered: bool
    count: int = 0
    explicit: bool = False  # it has <li> entries


@dataclass(slots=True)
class _State:
    """What is open while reading a stretch of markup."""

    blocks: list[Block] = field(default_factory=list)
    runs: RunBuilder = field(default_factory=RunBuilder)
    looks: list[tuple[str, Look]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    heading: int = 0
    in_item: bool = False
    raised: bool = False

    @property
    def look(self) -> Look:
        return self.looks[-1][1] if self.looks else PLAIN


def inline_blocks(text: str, *, lists: bool = True) -> list[Block]:
    """The blocks of a stretch of text with inline markup. Places are given later.

    With `lists`, typed lists are recognised: the text is a whole flow (a cell).

    A `<ul>` without separators between its entries is one ListItem with `run_on`; with typed marks in it,
    each entry is a ListItem. A picture comes out as a block before its paragraph, which stays whole.
    """
    if "**" in text:
        text = _STARS.sub(r"<b>\1</b>", text)
    if not _QUICK.search(text):
        blocks: list[Block] = [_plain(text)] if text.strip() else []
        return typed_lists(blocks) if lists else blocks
    state = _State()
    position = 0
    for match in _TOKEN.finditer(text):
        state.runs.add(text[position : match.start()], state.look)
        position = match.end()
        _token(state, match)
    state.runs.add(text[position:], state.look)
    _flush(state)
    return typed_lists(state.blocks) if lists else state.blocks


def _plain(text: str) -> Paragraph:
    return Paragraph([Run(squeeze(text).strip())], NOWHERE)


def _token(state: _State, match: re.Match[str]) -> None:
    if match["name"]:
        _tag(state, match["name"].lower(), closing=bool(match["close"]), attributes=match["attributes"] or "")
    elif match["entity"]:
        character = html.unescape(match["entity"])
        state.runs.add(" " if character in "\n\r\t" else character.replace("\x00", ""), state.look)
    elif match["image"] is not None:
        _image(state, " ".join(match["image"].split()))
    else:
        script = (match["sup"] or match["sub"])[1:-1]
        state.runs.glue()
        state.runs.add(html.unescape(script).strip(), state.look)


def _image(state: _State, alt: str) -> None:
    state.blocks.append(Image(alt, NOWHERE))
    if not state.runs.empty():
        state.runs.add(" ", state.look)


def _tag(state: _State, name: str, *, closing: bool, attributes: str) -> None:
    if name in BLOCK_TAGS or name == "br":
        _flush(state)
    if name in {"ul", "ol"}:
        _list_tag(state, name, closing=closing)
    elif name == "li":
        state.in_item = not closing
        if state.lists and not closing:
            state.lists[-1].explicit = True
            state.lists[-1].count += 1
    elif name[0] == "h" and name[1:].isdigit():
        state.heading = 0 if closing else int(name[1:])
    elif name in {"sup", "sub"} and not closing:
        state.runs.glue()
    elif name in LOOKS or name == "a":
        _look_tag(state, name, closing=closing, attributes=attributes)


def _list_tag(state: _State, name: str, *, closing: bool) -> None:
    if not closing:
        state.lists.append(_List(ordered=name == "ol"))
    elif state.lists:
        state.lists.pop()
    state.in_item = False


def _look_tag(state: _State, name: str, *, closing: bool, attributes: str) -> None:
    if closing:
        for index in range(len(state.looks) - 1, -1, -1):
            if state.looks[index][0] == name:
                del state.looks[index:]
                return
        return
    if name == "a":
        address = _HREF.search(attributes)
        state.looks.append((name, replace(state.look, link=html.unescape(address[1]) if address else None)))
    else:
        state.looks.append((name, _marked(state.look, LOOKS[name])))


def _marked(look: Look, which: str) -> Look:
    if which == "bold":
        return replace(look, bold=True)
    return replace(look, italic=True) if which == "italic" else replace(look, strike=True)


def _flush(state: _State) -> None:
    """End the paragraph being gathered."""
    runs = state.runs.take()
    if not runs:
        return
    if state.heading:
        state.blocks.append(Heading(runs, NOWHERE, level=state.heading))
    elif state.lists:
        state.blocks.extend(_entries(state, runs))
    else:
        state.blocks.append(Paragraph(runs, NOWHERE))


def _entries(state: _State, runs: list[Run]) -> list[ListItem]:
    """What stands in a list: one entry per `<li>`, or per typed mark, or all of them run together."""
    current, level = state.lists[-1], len(state.lists) - 1
    typed = split_entries(runs, any_length=True)
    if typed is not None:
        return [_item(entry, level, mark=mark) for mark, entry in typed]
    if current.explicit or state.in_item:
        number = f"{current.count}." if current.ordered and state.in_item else ""
        return [_item(runs, level, mark=number, ordered=current.ordered)]
    return [_item(cut_runs(runs, 0), level, ordered=current.ordered, run_on=True)]


def _item(runs: list[Run], level: int, *, mark: str = "", ordered: bool = False, run_on: bool = False) -> ListItem:
    return ListItem(runs, NOWHERE, marker=mark, level=level, ordered=ordered, run_on=run_on)
