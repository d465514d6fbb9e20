"""One web page that holds everything: nothing is fetched, nothing in a text is markup."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import chain, groupby, repeat
from pathlib import Path
from uuid import UUID

from jalon.documents.readers.marks import ATTRIBUTE, is_about, name_of
from jalon.documents.writers.characters import clean
from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title, Value
from jalon.documents.writers.merging import Placed, merged

STYLE = Path(__file__).with_name("house.css")


def to_page(printed: Printed) -> bytes:
    """The document as one HTML file in UTF-8."""
    title = _text(printed.title)
    head = (
        f'<!doctype html>\n<html lang="{printed.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n"
    )
    titles = {block.text for block in printed.blocks if isinstance(block, Title)}
    parts = [
        head,
        f'<header>\n<p class="organisation">{_text(printed.organisation)}</p>\n'
        if printed.organisation
        else "<header>\n",
        f"<h1>{title}</h1>\n",
        f'<p class="subtitle">{_text(printed.subtitle)}</p>\n' if printed.subtitle else "",
        _facts(printed),
        "</header>\n",
        *_blocks(printed.blocks, titles),
        "</main>\n",
        f"<footer><p>{_text(printed.footer)}</p></footer>\n" if printed.footer else "",
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


def _text(text: str) -> str:
    return escape(clean(text))


def _facts(printed: Printed) -> str:
    facts = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(said)}</dd></div>" for name, said in printed.facts)
    return f"<dl>{facts}</dl>\n" if facts else ""


def _blocks(blocks: Sequence[Block], titles: Collection[str]) -> Iterator[str]:
    """All of them; what only speaks of the plan stands aside, where a reader of the page looks for no line of it."""
    for aside, some in groupby(blocks, _speaks_of_it):
        said = "".join(_block(block, titles) for block in some)
        yield f"<aside>\n{said}</aside>\n" if aside else said


def _speaks_of_it(block: Block) -> bool:
    first = next((row.identity for row in block.rows), None) if isinstance(block, Grid) else block.identity
    return first is not None and is_about(first)


def _block(block: Block, titles: Collection[str]) -> str:
    if isinstance(block, Title):
        level = min(block.level + 1, 6)
        return f"<h{level}{_mark(block.identity)}>{_text(block.text)}</h{level}>\n"
    if isinstance(block, Text):
        if block.bullets:
            return "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in block.lines) + "</ul>\n"
        name = ' class="small"' if block.small else ""
        return "".join(f"<p{name}>{_text(line)}</p>\n" for line in block.lines)
    if isinstance(block, Picture):
        return f'<figure role="img" aria-label="{_text(block.words)}">{block.svg}</figure>\n'
    return _grid(block, caption=block.name not in titles)


def _grid(grid: Grid, *, caption: bool) -> str:
    cells: dict[int, list[Placed]] = {}
    for cell in merged(grid):
        cells.setdefault(cell.row, []).append(cell)
    total = sum(column.share for column in grid.columns) or 1
    widths = "".join(f'<col width="{100 * column.share / total:.1f}%">' for column in grid.columns)
    heads = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in grid.columns)
    said = f"<caption>{_text(grid.name)}</caption>\n" if caption else ""  # not twice under its own title
    top = (
        f'<div class="frame" role="region" tabindex="0" aria-label="{_text(grid.name)}">\n<table>\n'
        f"{said}<colgroup>{widths}</colgroup>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )
    lines = [top]
    for at, row in enumerate(grid.rows):
        marks = chain([row.identity], repeat(None))  # in its first cell, as in other formats
        lines.append(f"<tr>{''.join(map(_cell, cells.get(at, []), marks))}</tr>\n")
    return "".join([*lines, "</tbody>\n</table>\n</div>\n"])


def _mark(identity: UUID | None) -> str:
    return f' {ATTRIBUTE}="{name_of(identity)}"' if identity else ""


def _cell(cell: Placed, identity: UUID | None) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
        f' colspan="{cell.columns}" class="across"' if cell.columns > 1 else ""
    )
    return f"<td{spans}{_mark(identity)}>{_value(cell.value)}</td>"


def _value(value: Value) -> str:
    lines = [_text(line) for line in value.lines]
    said = f"<ul><li>{'</li><li>'.join(lines)}</li></ul>" if value.bullets and value.text else "<br>".join(lines)
    return f"<strong>{said}</strong>" if value.bold and not value.bullets else _bold_list(said) if value.bold else said


def _bold_list(said: str) -> str:
    return said.replace("<li>", "<li><strong>").replace("</li>", "</strong></li>")
