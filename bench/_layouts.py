"""Plans drawn at random and laid out in many ways, each with its key: tried apart from the corpus.

Nothing here comes from the vocabulary of the reader: words, headings and layouts are its own.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO, StringIO
from typing import Any, Final

import docx
from openpyxl import Workbook

from bench._drawn import Drawn, Line, Part, drawn

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A plan as a file: its layout's name, the file's name and bytes, and its key."""

    layout: str
    name: str
    data: bytes
    key: Json


# Keys

_ALL: Final = ("leads", "schedule", "expected_results", "status")


def key_of(plan: Drawn, *, told: tuple[str, ...] = _ALL, parts: bool = True) -> Json:
    """The key of a plan that says these fields of each action, under its parts or without them."""
    nodes: list[Json] = []
    for part in plan.parts:
        lines = [_line_key(line, told) for line in part.lines]
        nodes += [{"level": "axis", "text": part.name, "children": lines}] if parts else lines
    return {"title": plan.title, "nodes": nodes}


def _line_key(line: Line, told: tuple[str, ...]) -> Json:
    whole = {
        "leads": [line.lead],
        "schedule": line.when,
        "expected_results": [line.expected],
        "status": line.status[1],
    }
    return {"level": "action", "text": line.text, "children": [], **{name: whole[name] for name in told}}


# Layouts: each gives (layout, file name, bytes, key)

Layout = Callable[[Drawn, random.Random], LaidOut]
LAYOUTS: list[Layout] = []


def layout(function: Layout) -> Layout:
    """Count a function among the layouts."""
    LAYOUTS.append(function)
    return function


def laid_out(seed: int) -> LaidOut:
    """The plan of a seed, in the layout of its turn."""
    dice = random.Random(seed)
    return LAYOUTS[seed % len(LAYOUTS)](drawn(dice), dice)


def _heads(plan: Drawn, *names: str) -> list[str]:
    words = {
        "fr": {"part": "Chantier", "what": "Ce qu’il faut faire", "who": "Qui s’en occupe", "when": "Fin prévue",
               "out": "Ce qu’on attend", "state": "Où ça en est"},
        "en": {"part": "Workstream", "what": "What needs doing", "who": "Taken on by", "when": "Finish by",
               "out": "What we expect", "state": "Where it stands"},
    }  # fmt: skip
    return [words[plan.language][name] for name in names]


def _flat(plan: Drawn) -> Iterator[tuple[Part, Line]]:
    for part in plan.parts:
        for line in part.lines:
            yield part, line


@layout
def other_words(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A sheet of rows under headings in words of its own, the part repeated."""
    rows = [_heads(plan, "part", "what", "who", "when", "state")]
    rows += [[part.name, line.text, line.lead, line.when, line.status[0]] for part, line in _flat(plan)]
    return LaidOut("other_words", "plan.xlsx", _sheet(rows), key_of(plan, told=("leads", "schedule", "status")))


@layout
def export(plan: Drawn, dice: random.Random) -> LaidOut:
    """An export of a tracker: an identifier, a title, columns about the entry itself."""
    rows = [["task_id", "title", "status", "assigned_to", "created_by", "created_at", "due_date", "bucket"]]
    key = key_of(plan, told=("leads", "status"))
    for node in (line for part in key["nodes"] for line in part["children"]):
        node["ambiguous"] = ["parent", "number"]
    for number, (part, line) in enumerate(_flat(plan), 1):
        day = f"2026-0{dice.randint(3, 9)}-1{number % 10}"
        rows.append([f"VG-{number}", line.text, line.status[0], line.lead, "Ada", "2026-01-05", day, part.name])
    for part in key["nodes"]:
        part["optional"] = True
    return LaidOut("export", "tasks.csv", _csv(rows), key)


@layout
def turned(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A table on its side: labels in the first column, an action in each other one."""
    lines = [line for _part, line in _flat(plan)][:5]
    what, who, when, out = _heads(plan, "what", "who", "when", "out")
    rows = [
        [what, *(line.text for line in lines)],
        [who, *(line.lead for line in lines)],
        [when, *(line.when for line in lines)],
        [out, *(line.expected for line in lines)],
    ]
    flat = Drawn(plan.language, plan.title, [Part("", lines)])
    return LaidOut("turned", "plan.docx", _word(plan.title, rows), key_of(flat, told=_ALL[:3], parts=False))


@layout
def board(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A board: columns are states, cards are lines of their cells."""
    states = list(dict.fromkeys(line.status for _part, line in _flat(plan)))
    cells = [[line.text for _part, line in _flat(plan) if line.status == state] for state in states]
    height = max(map(len, cells))
    rows = [[word for word, _state in states]]
    rows += [[column[at] if at < len(column) else "" for column in cells] for at in range(height)]
    key = key_of(plan, told=("status",), parts=False)
    for node in key["nodes"]:
        node["ambiguous"] = ["parent"]
    return LaidOut("board", "board.html", _page(plan.title, _table(rows)), key)


@layout
def sentences(plan: Drawn, _dice: random.Random) -> LaidOut:
    """Headings over bullets that end with who and when."""
    out = [f"# {plan.title}", ""]
    for part in plan.parts:
        out += [f"## {part.name}", "", *(f"- {line.text} ({line.lead}, {line.when})" for line in part.lines), ""]
    return LaidOut("sentences", "plan.md", "\n".join(out).encode(), key_of(plan, told=("leads", "schedule")))


@layout
def cards(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A web page of cards, each a definition list under its title."""
    who, when, out, state = _heads(plan, "who", "when", "out", "state")
    body = ""
    for part in plan.parts:
        body += f"<h2>{escape(part.name)}</h2>"
        for line in part.lines:
            told = ((who, line.lead), (when, line.when), (out, line.expected), (state, line.status[0]))
            inner = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in told)
            body += f"<h3>{escape(line.text)}</h3><dl>{inner}</dl>"
    return LaidOut("cards", "plan.html", _page(plan.title, body), key_of(plan))


@layout
def labelled(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A text of numbered actions with labels on the lines below."""
    who, when, state = _heads(plan, "who", "when", "state")
    out = [plan.title, ""]
    number = 0
    for part in plan.parts:
        out += [part.name.upper(), ""]
        for line in part.lines:
            number += 1
            told = [f"   {who} : {line.lead}", f"   {when} : {line.when}", f"   {state} : {line.status[0]}"]
            out += [f"{number}. {line.text}", *told, ""]
    return LaidOut("labelled", "plan.txt", "\n".join(out).encode(), key_of(plan, told=("leads", "schedule", "status")))


@layout
def sections(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A Word document: a heading and a table for each part."""
    rows = [
        (
            part.name,
            [
                _heads(plan, "what", "who", "when", "out"),
                *([line.text, line.lead, line.when, line.expected] for line in part.lines),
            ],
        )
        for part in plan.parts
    ]
    return LaidOut("sections", "plan.docx", _word_parts(plan.title, rows), key_of(plan, told=_ALL[:3]))


@layout
def quarters(plan: Drawn, dice: random.Random) -> LaidOut:
    """A roadmap: a part a row, a quarter a column, actions in the cells."""
    heads = [f"{'T' if plan.language == 'fr' else 'Q'}{number} 2027" for number in range(1, 5)]
    rows = [["", *heads]]
    key = key_of(plan, told=())
    for part, told in zip(plan.parts, key["nodes"], strict=True):
        places = sorted(dice.sample(range(4), min(4, len(part.lines))))
        part.lines, told["children"] = part.lines[: len(places)], told["children"][: len(places)]
        cells = [""] * 4
        for at, line, node in zip(places, part.lines, told["children"], strict=True):
            cells[at] = line.text
            node["schedule"] = heads[at]
        rows.append([part.name, *cells])
    return LaidOut("quarters", "roadmap.xlsx", _sheet(rows), key)


@layout
def matrix(plan: Drawn, _dice: random.Random) -> LaidOut:
    """Actions as rows, people as columns, a cross where they lead."""
    people = list(dict.fromkeys(line.lead for _part, line in _flat(plan)))
    what, when = _heads(plan, "what", "when")
    rows = [[what, when, *people]]
    rows += [
        [line.text, line.when, *("X" if line.lead == person else "" for person in people)]
        for _part, line in _flat(plan)
    ]
    return LaidOut("matrix", "plan.xlsx", _sheet(rows), key_of(plan, told=("leads", "schedule"), parts=False))


@layout
def merged(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A web table whose parts are merged over their rows, under headings in capitals."""
    heads = "".join(f"<th>{escape(word.upper())}</th>" for word in _heads(plan, "part", "what", "who", "when", "out"))
    body = ""
    for part in plan.parts:
        for at, line in enumerate(part.lines):
            first = f'<td rowspan="{len(part.lines)}">{escape(part.name)}</td>' if at == 0 else ""
            body += f"<tr>{first}{_cells([line.text, line.lead, line.when, line.expected])}</tr>"
    table = f"<table><tr>{heads}</tr>{body}</table>"
    return LaidOut("merged", "plan.html", _page(plan.title, table), key_of(plan, told=_ALL[:3]))


@layout
def across(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A sheet where each part is a line across the table."""
    rows = [_heads(plan, "what", "who", "when", "state")]
    for part in plan.parts:
        rows += [[part.name, "", "", ""]]
        rows += [[line.text, line.lead, line.when, line.status[0]] for line in part.lines]
    return LaidOut("across", "plan.xlsx", _sheet(rows), key_of(plan, told=("leads", "schedule", "status")))


@layout
def coded(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A flat export with a level and a code for each row."""
    fr = plan.language == "fr"
    rows = [["Code", "Rang" if fr else "Tier", *_heads(plan, "what", "who", "when")]]
    kinds = ("Chantier", "Besogne") if fr else ("Workstream", "Job")
    for one, part in enumerate(plan.parts, 1):
        rows.append([f"{one}", kinds[0], part.name, "", ""])
        rows += [[f"{one}.{two}", kinds[1], line.text, line.lead, line.when] for two, line in enumerate(part.lines, 1)]
    key = key_of(plan, told=("leads", "schedule"))
    for part_key in key["nodes"]:
        for node in (part_key, *part_key["children"]):
            node["ambiguous"] = ["number"]
    return LaidOut("coded", "plan.csv", _csv(rows), key)


@layout
def said(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A Word document of headings and sentences: who will do what before when."""
    will, before = ("s’occupe de ceci :", "avant") if plan.language == "fr" else ("takes this on:", "by")
    word = docx.Document()
    word.add_heading(plan.title, 0)
    for part in plan.parts:
        word.add_heading(part.name, 1)
        for line in part.lines:
            word.add_paragraph(line.text, style="List Number")
            word.add_paragraph(f"{line.lead} {will} {before} {line.when}.")
    key = key_of(plan, told=())
    for part_key in key["nodes"]:
        for node in part_key["children"]:
            node["ambiguous"] = ["leads", "schedule", "number", "expected_results", "results"]
            node["children"] = []
    return LaidOut("said", "plan.docx", _saved(word), key)


@layout
def checks(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A check list: a box, the words, who after a sign."""
    out = [f"# {plan.title}", ""]
    key = key_of(plan, told=("leads", "status"))
    for part, told in zip(plan.parts, key["nodes"], strict=True):
        out += [f"### {part.name}", ""]
        for line, node in zip(part.lines, told["children"], strict=True):
            done = line.status[1] == "done"
            node["status"] = "done" if done else None
            node["ambiguous"] = [] if done else ["status"]
            out.append(f"- [{'x' if done else ' '}] {line.text} — {line.lead}")
        out.append("")
    return LaidOut("checks", "list.md", "\n".join(out).encode(), key)


@layout
def sheets(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A workbook, one sheet a part, the title and a note above each table."""
    book = Workbook()
    book.remove(book.active)
    for part in plan.parts:
        page = book.create_sheet(part.name[:30])
        note = "À remplir chaque mois" if plan.language == "fr" else "To be filled in each month"
        page.append([plan.title])
        page.append([note])
        page.append([part.name])
        page.append([])
        page.append(_heads(plan, "what", "who", "when", "out"))
        for line in part.lines:
            page.append([line.text, line.lead, line.when, line.expected])
    stream = BytesIO()
    book.save(stream)
    return LaidOut("sheets", "plan.xlsx", stream.getvalue(), key_of(plan, told=_ALL[:3]))


@layout
def listed(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A row a part, its actions as lines of one cell, who and when as lines of the next ones."""
    rows = [_heads(plan, "part", "what", "who", "when")]
    for part in plan.parts:
        marks = [f"{at}. " for at in range(1, len(part.lines) + 1)]
        rows.append(
            [
                part.name,
                "\n".join(mark + line.text for mark, line in zip(marks, part.lines, strict=True)),
                "\n".join(mark + line.lead for mark, line in zip(marks, part.lines, strict=True)),
                "\n".join(mark + line.when for mark, line in zip(marks, part.lines, strict=True)),
            ]
        )
    key = key_of(plan, told=("leads", "schedule"))
    for part_key in key["nodes"]:
        for node in part_key["children"]:
            node["ambiguous"] = ["number"]
    return LaidOut("listed", "plan.docx", _word(plan.title, rows), key)


@layout
def no_header(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A table without a row of headings."""
    rows = [[part.name, line.text, line.lead, line.when] for part, line in _flat(plan)]
    return LaidOut("no_header", "plan.docx", _word(plan.title, rows), key_of(plan, told=("leads", "schedule")))


@layout
def noted(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A table between an introduction, a legend, a budget and a signature."""
    fr = plan.language == "fr"
    rows = [_heads(plan, "what", "who", "when", "state")]
    rows += [[line.text, line.lead, line.when, line.status[0]] for _part, line in _flat(plan)]
    word = docx.Document()
    word.add_heading(plan.title, 0)
    word.add_paragraph(
        "Ce document a été relu par toutes les personnes présentes." if fr else "All present have read it."
    )
    _add_table(word, rows)
    word.add_heading("Dépenses" if fr else "Spending", 2)
    _add_table(
        word,
        [["Poste", "Somme"] if fr else ["Item", "Sum"], ["Bois" if fr else "Wood", "1 200 $"], ["Total", "1 200 $"]],
    )
    word.add_paragraph("Signé à la mairie." if fr else "Signed at the town hall.")
    return LaidOut("noted", "plan.docx", _saved(word), key_of(plan, told=("leads", "schedule", "status"), parts=False))


@layout
def spanned(plan: Drawn, _dice: random.Random) -> LaidOut:
    """A header on two rows: when is from and to."""
    fr = plan.language == "fr"
    what, who = _heads(plan, "what", "who")
    rows = [[what, who, "Période" if fr else "Period", ""], ["", "", "De" if fr else "From", "À" if fr else "To"]]
    rows += [[line.text, line.lead, "2026-01-15", "2026-09-30"] for _part, line in _flat(plan)]
    key = key_of(plan, told=("leads",), parts=False)
    for node in key["nodes"]:
        node["ambiguous"] = ["schedule"]
    return LaidOut("spanned", "plan.xlsx", _sheet(rows), key)


# Files


def _sheet(rows: list[list[str]]) -> bytes:
    book = Workbook()
    page = book.active
    for row in rows:
        page.append([cell or None for cell in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv(rows: list[list[str]]) -> bytes:
    stream = StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def _word(title: str, rows: list[list[str]]) -> bytes:
    return _word_parts(title, [("", rows)])


def _word_parts(title: str, parts: list[tuple[str, list[list[str]]]]) -> bytes:
    word = docx.Document()
    word.add_heading(title, 0)
    for name, rows in parts:
        if name:
            word.add_heading(name, 2)
        _add_table(word, rows)
    return _saved(word)


def _add_table(word: Any, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _saved(word: Any) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _table(rows: list[list[str]]) -> str:
    return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"


def _cells(row: list[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)


def _page(title: str, body: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()
