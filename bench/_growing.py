"""What once took far longer than its size, one maker a kind: a size gives the name and the bytes of a file."""

from __future__ import annotations

from math import isqrt

from bench import _large as large
from bench._large import TITLE, Made, Maker, action, cell, docx, paragraph, pdf, sheet_rows, shown, xlsx

_HEAD = "Objectifs;Actions;Responsables;Échéancier"


def _lines(size: int) -> Made:
    return "lignes.txt", "\n".join([TITLE, "", *(f"{action(number)}." for number in range(size))]).encode()


def _broken(size: int) -> Made:
    line = bytes(0x80 + number * 37 % 0x60 for number in range(60))
    return "abime.txt", b"\n".join(b"Plan \xc3\xa9 " + line[number % 50 :] + line for number in range(size))


def _one_line(size: int) -> Made:
    return "longue.txt", (f"{TITLE} " + " ".join(action(number) for number in range(size // 45))).encode()


def _bullets(size: int) -> Made:
    return "puces.txt", "\n".join([TITLE, "", *(f"- {action(number)}" for number in range(size))]).encode()


def _cells(size: int) -> Made:
    rows = [
        (*row[:2], f"Comité {number} du quartier", *row[3:]) for number, row in enumerate(large.plan_rows(size // 6))
    ]
    return "cases.xlsx", xlsx(sheet_rows([large.HEADER, *rows[1:]]))


def _names(size: int) -> Made:
    people = " ".join(f"Comité {number} du quartier Anne Roy{number % 89}" for number in range(size // 2))
    rows = [f"Soutenir;{action(number)};{people};Mars 2026" for number in range(3)]
    return "noms.csv", "\n".join([_HEAD, *rows]).encode()


def _numberings(size: int) -> Made:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level}<w:numStyleLink w:val="x"/></w:abstractNum>' for n in range(size)
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(size))
    body = "".join(
        paragraph(action(n), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n + 1}"/></w:numPr>')
        for n in range(min(size, 2000))
    )
    return "numeros.docx", docx(body, numbering=kinds + used)


def _styles(size: int) -> Made:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(size)
    )
    body = "".join(paragraph(action(n), f'<w:pStyle w:val="s{n}"/>') for n in range(min(size, 2000)))
    return "styles.docx", docx(body, styles=named)


def _merges(size: int) -> Made:
    rows = sheet_rows(large.plan_rows(size // 5))
    merged = "".join(f'<mergeCell ref="AA{n}:AB{n}"/>' for n in range(1, size + 1))
    return "fusions.xlsx", xlsx(rows, f"<mergeCells>{merged}</mergeCells>")


def _operators(size: int) -> Made:
    drawn = [shown("abcdefgh"[n % 8], 40 + n * 7 % 500, 750 - n // 70 * 2 % 700) for n in range(size)]
    return "operateurs.pdf", pdf([b"".join(drawn)], packed=True)


def _fields(size: int) -> Made:
    lines = (f"- {action(n)}\n  Responsable {n} : Comité {n}\n  Échéancier : Mars 2026" for n in range(size // 3))
    return "champs.txt", "\n".join([TITLE, "", *lines]).encode()


def _stairs(size: int) -> Made:
    """Letters each a little lower and further than the one before: one line without end."""
    side = 90
    drawn = [shown("a", 40 + n % side * 6, 780 - n * 700 / size) for n in range(size)]
    return "escalier.pdf", pdf([b"".join(drawn)], packed=True)


def _shades(size: int) -> Made:
    """Half as many cells as filled rectangles, none of which covers one."""
    side = isqrt(size // 2)
    step = 500 / side
    rules = [b"%.2f 40 m %.2f 540 l S\n40 %.2f m 540 %.2f l S\n" % ((40 + n * step,) * 4) for n in range(side + 1)]
    fills = [b"0.2 0.4 0.9 rg 40 %.2f 500 4 re f\n" % (40 + n % 120 * 4) for n in range(size)]
    return "fonds.pdf", pdf([shown(TITLE, 40, 760) + b"".join(fills + rules)], packed=True)


def _drawn_lines(size: int) -> Made:
    drawn = b"".join(
        b"%d %d m %d %d l S\n" % (40 + n % 500, 40 + n // 500, 40 + n % 500 + 3, 40 + n // 500) for n in range(size)
    )
    return "traits.pdf", pdf([shown(TITLE, 40, 760) + drawn], packed=True)


def _pages(size: int) -> Made:
    return "pages.pdf", pdf([shown(f"- {action(n)}", 40, 700) for n in range(size)])


def _forms(size: int) -> Made:
    side = isqrt(size)
    forms = {"A": b"/B Do\n" * side, "B": b"/C Do\n" * side, "C": shown(TITLE, 40, 700)}
    return "formes.pdf", pdf([b"/A Do\n"], forms)


def _shared(size: int) -> Made:
    text = "abcdefghi " * 100_000
    rows = ["".join(f'<c r="{"ABCDEF"[x]}{y}" t="s"><v>0</v></c>' for x in range(6)) for y in range(1, size // 6 + 1)]
    return "partage.xlsx", xlsx(rows, strings=[text])


def _columns(size: int) -> Made:
    def name(number: int) -> str:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(65 + letter) + letters
        return letters

    rows = ["".join(cell(f"{name(x)}{y}", f"mot{x:05d}") for x in range(1, size + 1)) for y in (1, 2)]
    return "large.xlsx", xlsx(rows)


KINDS: dict[str, tuple[Maker, int]] = {
    "lines": (_lines, 56_000),
    "bullets": (_bullets, 20_000),
    "cells": (_cells, 99_000),
    "names": (_names, 300),
    "merges": (_merges, 50_000),
    "styles": (_styles, 60_000),
    "pages": (_pages, 100_000),
    "broken_lines": (_broken, 3_000),
    "one_line": (_one_line, 7_000_000),
    "numberings": (_numberings, 100_000),
    "operators": (_operators, 300_000),
    "fields": (_fields, 30_000),
    "stairs": (_stairs, 20_000),
    "shades": (_shades, 5_000),
    "drawn_lines": (_drawn_lines, 200_000),
    "forms": (_forms, 270_000),
    "shared_string": (_shared, 12_000),
    "columns": (_columns, 16_384),
}
