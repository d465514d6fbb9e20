"""The chart of a bilan: said in words, drawn in every format that draws."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import translation
from lxml import etree

from jalon.documents import read_bytes
from jalon.documents.model import Image, Table, block_text
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.plans.rules.rollup import Rollup
from jalon.reports.charts import chart_of
from jalon.reports.choices import Format
from jalon.reports.model import Bilan, Share, Summary
from jalon.reports.printing import print_from
from tests.reports.bilans import TABLE, made

HOSTILE = '<script>alert(1)</script> & "x"'


def summary(name: str = "AXE 1 : Jardins", before: float | None = None) -> Summary:
    shares = (Share(None, "", Rollup(40, 5, 0), {}, before), Share(None, name, Rollup(75, 2, 0), {}))
    return Summary((), shares)


@pytest.fixture
def bilan() -> Bilan:
    found, _origin = made(TABLE)
    found.summary = summary(HOSTILE, before=20)
    found.choices = type(found.choices)(found.choices.as_of, summary=True)
    return found


def test_it_is_said_in_words() -> None:
    with translation.override("fr"):
        chart = chart_of(summary(before=20))
    assert chart is not None
    assert chart.words == (
        "Avancement par axe\u00a0: Ensemble du plan, 40\u00a0% (20\u00a0% au bilan précédent); "
        "AXE 1 : Jardins, 75\u00a0%"
    )


def test_one_bar_is_no_chart() -> None:
    assert chart_of(Summary((), summary().shares[:1])) is None


def test_bars_are_as_long_as_their_percents() -> None:
    chart = chart_of(summary())
    assert chart is not None
    rects = etree.fromstring(chart.svg.encode()).findall("{*}rect")
    tracks, bars = rects[::2], rects[1::2]
    shares = [float(bar.get("width")) / float(track.get("width")) for track, bar in zip(tracks, bars, strict=True)]
    assert shares == [0.4, 0.75]


@pytest.mark.parametrize(("fmt", "folder"), [(Format.DOCX, "word/media/"), (Format.ODT, "Pictures/")])
def test_files_hold_it_twice(bilan: Bilan, fmt: Format, folder: str) -> None:
    with zipfile.ZipFile(io.BytesIO(print_from(bilan, fmt, None, highlights=False))) as archive:
        drawn = {name.rpartition(".")[2]: archive.read(name) for name in archive.namelist() if name.startswith(folder)}
    assert drawn["png"].startswith(b"\x89PNG")
    assert HOSTILE[:8] in "".join(etree.fromstring(drawn["svg"]).itertext())


def test_the_documents_own_layout_shows_it_before_its_table(bilan: Bilan) -> None:
    """And no one takes it for something of the plan when the file comes back."""
    before, came_from = made(TABLE)
    data = print_from(bilan, Format.DOCX, came_from, highlights=True)
    aside = next(margin.blocks for margin in read_bytes(data, "plan.docx").margins if margin.kind == "about")
    assert [type(block) for block in aside[-2:]] == [Image, Table]
    assert block_text(aside[-2]).startswith("Avancement par axe")
    again = read_plan(data, "plan.docx").proposal
    assert [node["text"] for node in walk(again["nodes"])] == [line.item.text for line in before.walk()]
    assert len(again["unplaced"]) == len(came_from.proposal["unplaced"])


def test_a_page_says_it_to_who_does_not_see_it(bilan: Bilan) -> None:
    page = print_from(bilan, Format.HTML, None, highlights=False).decode()
    assert '<figure role="img" aria-label="Avancement par axe' in page
    assert "<script>" not in page
