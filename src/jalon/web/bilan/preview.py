"""A bilan as its readers will see it, inside our page: the document of the house, block by block."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from django.utils.safestring import SafeString, mark_safe

from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title, Value
from jalon.documents.writers.merging import Placed, merged

TOP = 2  # titles of the document stand under its own, which is the second of the page


def preview_of(printed: Printed) -> SafeString:
    """The body of the document."""
    titles = {block.text for block in printed.blocks if isinstance(block, Title)}
    body = "".join(_block(block, titles) for block in printed.blocks)
    return mark_safe(body)  # noqa: S308 - every text in it was escaped


def _block(block: Block, titles: Collection[str]) -> str:
    if isinstance(block, Title):
        level = min(block.level + TOP, 6)
        return f"<h{level}>{escape(block.text)}</h{level}>"
    if isinstance(block, Text):
        lines = map(escape, block.lines)
        if block.bullets:
            return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        name = ' class="small soft"' if block.small else ""
        return "".join(f"<p{name}>{line}</p>" for line in lines)
    if isinstance(block, Picture):
        return f'<figure role="img" aria-label="{escape(block.words)}">{block.svg}</figure>'
    return _grid(block, caption=block.name not in titles)


def _grid(grid: Grid, *, caption: bool) -> str:
    cells: dict[int, list[Placed]] = {}
    for cell in merged(grid):
        cells.setdefault(cell.row, []).append(cell)
    total = sum(column.share for column in grid.columns) or 1
    widths = "".join(f'<col width="{100 * column.share / total:.1f}%">' for column in grid.columns)
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in grid.columns)
    said = f"<caption>{escape(grid.name)}</caption>" if caption else ""
    rows = "".join(f"<tr>{''.join(map(_cell, cells.get(at, [])))}</tr>" for at in range(len(grid.rows)))
    return (
        f'<div class="bilan-table" role="region" tabindex="0" aria-label="{escape(grid.name)}"><table>{said}'
        f"<colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Placed) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<td{spans}>{_value(cell.value)}</td>"


def _value(value: Value) -> str:
    lines = [escape(line) for line in value.lines]
    if value.bullets and value.text:
        said = f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    else:
        said = "<br>".join(lines)
    return f'<div class="strong">{said}</div>' if value.bold and value.text else said
