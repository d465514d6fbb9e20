"""What each reader may find in a bilan: every reader, every format, today and on an earlier day."""

from __future__ import annotations

import re
import zipfile
from contextlib import closing
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from jalon.phrases.folding import fold
from jalon.plans.actions.naming import decide_name
from jalon.plans.models import Plan
from jalon.plans.rules.public import Reader
from jalon.reports.actions.cells import edit_cell
from jalon.reports.choices import Choices, Format
from jalon.reports.model import Summary
from jalon.reports.printing import print_bilan
from jalon.reports.queries.gathering import gather
from tests.plans.outsiders import (
    BOARD_LINE,
    EXTRA,
    FILE,
    LINK,
    MEMBERS_LINE,
    NAMES,
    NOTE,
    REACHABLE,
    RESULT,
    SHOWN,
)

NOTES = (NOTE, FILE, LINK)
# (readers, whether notes and names are asked for, what must not be there, what must)
CASES = {
    "public": (Reader.PUBLIC, None, None, (*NAMES, *NOTES, EXTRA, MEMBERS_LINE, BOARD_LINE), (SHOWN,)),
    "public, asking for all": (Reader.PUBLIC, True, True, (*NAMES, *NOTES, EXTRA, MEMBERS_LINE, BOARD_LINE), (SHOWN,)),
    "funder": (Reader.FUNDER, None, None, (*NAMES, *NOTES, BOARD_LINE), (SHOWN, EXTRA, MEMBERS_LINE)),
    "funder, with notes": (Reader.FUNDER, True, None, (*NAMES, BOARD_LINE), (SHOWN, MEMBERS_LINE, NOTE)),
    "funder, with names": (Reader.FUNDER, None, True, (*NOTES, BOARD_LINE), (SHOWN, "rosalie")),
    "members": (Reader.MEMBERS, None, None, (BOARD_LINE,), (SHOWN, MEMBERS_LINE, NOTE, "rosalie")),
    "members, without names": (Reader.MEMBERS, None, False, (*NAMES, BOARD_LINE), (SHOWN, MEMBERS_LINE, NOTE)),
    "board": (Reader.BOARD, None, None, (), (SHOWN, MEMBERS_LINE, BOARD_LINE, NOTE, "rosalie", "o'neil")),
}


# How a file is drawn from what was gathered is no matter of the database.
FORMATS = [pytest.param(fmt, marks=[] if fmt == Format.HTML else pytest.mark.one_database) for fmt in Format]


def said(data: bytes) -> str:
    """Everything a file holds, its parts and its properties, folded and on one line."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            raw = "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        raw = raw + unescape(re.sub(r"<[^>]*>", "", raw))
    elif data.startswith(b"%PDF"):
        with closing(PdfDocument(data)) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
            raw = " ".join([*pages, *document.get_metadata_dict().values()])
        raw = raw.replace("\ufffe\r\n", "").replace("\ufffe", "")
    else:
        raw = unescape(data.decode("utf-8"))
    return fold(raw)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("ago", [0, 1])
@pytest.mark.parametrize("case", CASES)
def test_a_reader_finds_what_is_meant_for_her_alone(plan: Plan, case: str, fmt: Format, ago: int) -> None:
    reader, notes, names, forbidden, wanted = CASES[case]
    day = timezone.localdate() - timedelta(days=ago)
    choices = Choices(day, reader=reader, notes=notes, names=names, summary=True)
    words = said(print_bilan(gather(plan, choices), plan, fmt))
    assert [word for word in forbidden if word in words] == []
    if fmt not in {Format.JSON, Format.CSV}:  # open data has no column but ours
        assert [word for word in wanted if word not in words] == []


@pytest.mark.parametrize("reader", [Reader.FUNDER, Reader.PUBLIC])
@pytest.mark.parametrize("column", ["leads", "results", "expected_results"])
def test_words_a_person_wrote_for_a_reader_name_nobody_either(plan: Plan, reader: Reader, column: str) -> None:
    item = plan.items.select_related("plan").get(text__startswith=f"Tenir {SHOWN}")
    text = f"Mots choisis, dit Rosalie D. ({REACHABLE})"
    edit_cell(
        item=item,
        column=column,
        reader=reader,
        on=timezone.localdate(),
        seen=None,
        text=text,
        composed="",
        actor="test",
    )
    words = said(print_bilan(gather(plan, Choices(timezone.localdate(), reader=reader)), plan, Format.HTML))
    assert "mots choisis" in words
    assert [word for word in NAMES if word in words] == []


def test_the_public_reads_the_results_of_the_document_when_its_network_shows_them(plan: Plan) -> None:
    item = plan.items.get(text__startswith=f"Tenir {SHOWN}")
    item.reports.exclude(channel="document").delete()
    choices = Choices(timezone.localdate(), reader=Reader.PUBLIC)
    assert RESULT in said(print_bilan(gather(plan, choices), plan, Format.HTML))
    plan.public_shows = ["progress"]
    assert RESULT not in said(print_bilan(gather(plan, choices), plan, Format.HTML))


def test_without_progress_nothing_tells_how_far_things_have_come(plan: Plan) -> None:
    plan.public_shows = ["schedule"]
    plan.items.update(latest=timezone.localdate() - timedelta(days=30))
    bilan = gather(plan, Choices(timezone.localdate(), reader=Reader.PUBLIC, summary=True))
    assert bilan.summary == Summary((), ())
    assert {(line.status, line.percent, line.late, line.result.lines) for line in bilan.walk()} == {
        ("", None, False, ())
    }


def test_a_word_said_to_be_no_name_is_in_the_bilan(plan: Plan) -> None:
    decide_name(plan=plan, words="Zoé Gagnon", is_name=False, actor="test")
    bilan = gather(plan, Choices(timezone.localdate(), reader=Reader.FUNDER))
    assert bilan.acronyms == {"CF": "Comité de Zoé Gagnon"}
