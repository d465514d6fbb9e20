"""A printed Word file has nothing that Word would mend or refuse and its source has not."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from samples.soundness import faults, new_faults

from jalon.plans.rules.rollup import rollup
from jalon.reports.model import Bilan, Share, Summary
from jalon.reports.model import Paragraph as Said
from jalon.reports.printing import print_from
from jalon.samples import SAMPLES
from tests.reports.bilans import BULLETS, TABLE, like, made, said


def _told(bilan: Bilan) -> None:
    for at, line in enumerate(bilan.walk()):
        said(line, *["Fait.", "Trois soupers & <deux> bals\x0b tenus."][: at % 3])


def _summed(bilan: Bilan) -> None:
    shares = [Share(None, "", rollup([one.item for one in bilan.lines], []), {"done": 2, "partial": 1, "to_do": 4})]
    shares += [Share(line.identity, line.item.text, shares[0].progress, {"done": 1}) for line in bilan.lines]
    bilan.summary = Summary((Said("progress", "Tout va."),), tuple(shares))
    bilan.choices = replace(bilan.choices, summary=True)


def _added(bilan: Bilan) -> None:
    axis = bilan.lines[0]
    group = next((line for line in axis.children if line.children), axis)
    group.children[1:1] = [like(group.children[0], "Curer le lavoir")]
    bilan.lines.append(replace(like(axis, "Un axe nouveau"), children=[replace(like(group.children[0], "Semer"))]))


def _moved(bilan: Bilan) -> None:
    bilan.lines.insert(0, bilan.lines.pop())
    axis = bilan.lines[1]
    axis.children.append(axis.children.pop(0))


def _removed(bilan: Bilan) -> None:
    del bilan.lines[1]
    bilan.lines[0].children = bilan.lines[0].children[1:]


@pytest.mark.parametrize("change", [_told, _summed, _added, _moved, _removed])
@pytest.mark.parametrize("name", [TABLE, BULLETS])
def test_a_printed_file_has_no_fault_of_its_own(name: str, change: Callable[[Bilan], None]) -> None:
    bilan, origin = made(name)
    _told(bilan)
    change(bilan)
    data = print_from(bilan, origin.format, origin, highlights=True)
    assert not new_faults(origin.data, data)


def test_a_file_of_ours_has_none() -> None:
    bilan, origin = made(TABLE)
    _told(bilan)
    _summed(bilan)
    assert not faults(print_from(bilan, origin.format, None, highlights=True))


def _with(change: Callable[[Any], None]) -> bytes:
    word: Any = docx.Document(str(SAMPLES / TABLE))
    change(word)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _bookmarks(word: Any) -> None:
    for paragraph in word.paragraphs[:2]:
        start = OxmlElement("w:bookmarkStart")
        start.set(docx.oxml.ns.qn("w:id"), "7")
        paragraph._p.append(start)


def _list(word: Any) -> None:
    properties = word.paragraphs[0]._p.get_or_add_pPr()
    properties.append(OxmlElement("w:pStyle"))


def _cell(word: Any) -> None:
    cell = word.tables[0].rows[1].cells[1]._tc
    for paragraph in cell.findall(docx.oxml.ns.qn("w:p")):
        cell.remove(paragraph)


def _row(word: Any) -> None:
    grid = word.tables[0]._tbl.tblGrid
    grid.remove(grid[0])


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (_bookmarks, "bookmark twice"),
        (_bookmarks, "bookmarks that do not end"),
        (_list, "twice in pPr: pStyle"),
        (_cell, "cell that ends without a paragraph"),
        (_row, "row wider than its table"),
    ],
)
def test_faults_are_seen(change: Callable[[Any], None], kind: str) -> None:
    assert new_faults((SAMPLES / TABLE).read_bytes(), _with(change))[kind]


@pytest.mark.parametrize(
    ("part", "old", "new", "kind"),
    [
        ("word/_rels/document.xml.rels", b"styles.xml", b"gone.xml", "no target: word/gone.xml"),
        ("[Content_Types].xml", b'Extension="xml"', b'Extension="xyz"', "no type: "),
        ("word/document.xml", b"</w:body>", b"</w:corps>", "not XML: word/document.xml"),
    ],
)
def test_faults_of_the_package_are_seen(part: str, old: bytes, new: bytes, kind: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(SAMPLES / TABLE) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            data = archive.read(name)
            other.writestr(name, data.replace(old, new) if name == part else data)
    assert any(each.startswith(kind) for each in faults(out.getvalue()))
