"""One plan, written in every format, is read as one plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from samples.office import saved_by_libreoffice
from samples.versions import make_excel, make_html, make_pdf, make_word

from jalon.documents import read_file
from jalon.documents.readers.legacy import libreoffice
from jalon.recognition import as_dict, propose
from tests.recognition.reading import nodes

DATA = Path(__file__).parent / "data"
NAMES = ["fr-axe-ligne-fusionnee", "en-goal-strategy", "fr-liste-excel", "fr-un-tableau-par-objectif"]
MAKERS = {"docx": make_word, "html": make_html, "xlsx": make_excel, "pdf": make_pdf}
FIELDS = ("level", "number", "text", "leads", "schedule", "expected_results", "results", "status")


def said(path: Path) -> list[dict[str, Any]]:
    """What each node of a file says."""
    return [{name: node[name] for name in FIELDS} for node in nodes(as_dict(propose(read_file(path))))]


@pytest.mark.parametrize("form", sorted(MAKERS))
@pytest.mark.parametrize("name", NAMES)
def test_the_same_plan_comes_from_each_format(name: str, form: str, tmp_path: Path) -> None:
    source = DATA / f"{name}.txt"
    other = tmp_path / f"{name}.{form}"
    MAKERS[form](read_file(source), other)
    assert said(other) == said(source)


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice, which writes the .odt, is not installed")
def test_the_same_plan_comes_from_opendocument(tmp_path: Path) -> None:
    source = DATA / "fr-axe-ligne-fusionnee.txt"
    make_word(read_file(source), tmp_path / "plan.docx")
    made = saved_by_libreoffice({"plan.docx": (tmp_path / "plan.docx").read_bytes()}, "odt")
    (tmp_path / "plan.odt").write_bytes(made["plan.docx"])
    assert said(tmp_path / "plan.odt") == said(source)
