"""Markdown, web pages and plain text."""

from __future__ import annotations

from html import escape

from bench.drawing.blocks import Block, Break, Bullet, Cell, Heading, Paper, Paragraph, Sheet, Table, grid


def markdown(paper: Paper) -> bytes:
    """The document in Markdown."""
    out: list[str] = []
    before: Block | None = None
    for block in paper.blocks:
        if not (isinstance(block, Bullet) and isinstance(before, Bullet)):
            out.append("")
        match block:
            case Heading():
                out.append(f"{'#' * (block.level + 1)} {block.text}")
            case Paragraph():
                text = f"**{block.text}**" if block.bold else f"~~{block.text}~~" if block.struck else block.text
                label = (
                    f"**{block.label.strip()}** "
                    if block.label and paper.looks.get("labels") != "plain"
                    else block.label
                )
                out.append(label + text)
            case Bullet():
                out.append(f"{'  ' * block.depth}{'-' if block.mark in '•–►' else block.mark} {block.text}")
            case Table():
                out += _piped(block)
            case Sheet() | Break():
                pass
        before = block
    return ("\n".join(out).strip() + "\n").encode()


def _piped(table: Table) -> list[str]:
    rows = [[cell.replace("|", "/").replace("\n", "<br>") for cell in line] for line in grid(table)]
    lines = [f"| {' | '.join(line)} |" for line in rows]
    return [lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]


def page(paper: Paper) -> bytes:
    """The document as a web page."""
    out: list[str] = []
    depth = -1
    for block in paper.blocks:
        wanted = block.depth if isinstance(block, Bullet) else -1
        while depth > wanted:
            out.append("</li></ul>")
            depth -= 1
        match block:
            case Heading():
                out.append(f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>")
            case Paragraph():
                label = f"<strong>{escape(block.label)}</strong>" if block.label else ""
                text = f"<b>{escape(block.text)}</b>" if block.bold else escape(block.text)
                style = f' style="background-color:#{block.fill}"' if block.fill else ""
                out.append(f"<p{style}>{label}{'<s>' + text + '</s>' if block.struck else text}</p>")
            case Bullet():
                out.append("</li>" if depth == wanted else "")
                while depth < wanted:
                    out.append("<ul>")
                    depth += 1
                out.append(f"<li>{escape(block.text)}")
            case Table():
                out.append(
                    f"<table>{''.join(_row(line, 'td' if at else 'th') for at, line in enumerate(block.rows))}</table>"
                )
            case Sheet() | Break():
                pass
    out += ["</li></ul>"] * (depth + 1)
    title = f"<head><meta charset='utf-8'><title>{escape(paper.title)}</title></head>"
    return f"<!doctype html><html>{title}<body>{''.join(out)}</body></html>".encode()


def _row(line: list[Cell | None], name: str) -> str:
    told = ""
    for cell in line:
        if cell is None:
            continue
        span = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        span += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        span += f' style="background-color:#{cell.fill}"' if cell.fill else ""
        text = escape(cell.text).replace("\n", "<br>")
        text = f"<b>{text}</b>" if cell.bold and name == "td" else f"<s>{text}</s>" if cell.struck else text
        told += f"<{name}{span}>{text}</{name}>"
    return f"<tr>{told}</tr>"


def plain(paper: Paper) -> bytes:
    """The document as plain text: headings underlined, in capitals or as they are; tables with tabs or bars."""
    out: list[str] = []
    way = paper.looks.get("plain headings", "as is")
    between = "\t" if paper.looks.get("plain tables", "tabs") == "tabs" else " | "
    before: Block | None = None
    for block in paper.blocks:
        if not (isinstance(block, Bullet | Paragraph) and isinstance(before, Bullet | Paragraph)):
            out.append("")
        match block:
            case Heading():
                out.append(block.text.upper() if way == "capitals" else block.text)
                if way == "underlined":
                    out.append("-" * len(block.text))
            case Paragraph():
                out.append(" " * 3 * block.indent + block.label + block.text)
            case Bullet():
                out.append(f"{'    ' * block.depth}{block.mark} {block.text}")
            case Table():
                out += [between.join(line) for line in grid(block)]
            case Sheet() | Break():
                pass
        before = block
    return ("\n".join(out).strip() + "\n").encode()
