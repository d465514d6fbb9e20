"""The page of a bilan: its choices, its preview, the cell that is open, what was printed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.models import Plan
from jalon.plans.queries.signatures import names_of_actors
from jalon.reports.choices import Format
from jalon.reports.in_house import lay_out
from jalon.reports.models import PrintedBilan
from jalon.reports.printing import highlights_of
from jalon.reports.queries.gathering import gather
from jalon.reports.queries.printed import compared_with, printed_for
from jalon.web.bilan.cells import OpenCell, edits_of, open_cell
from jalon.web.bilan.choosing import READER_WORDS, Chosen
from jalon.web.bilan.missing import missing_of
from jalon.web.bilan.preview import Edits, preview_of
from jalon.web.components.access import page
from jalon.web.plans.rights import audience_of

LISTED: Final = 12
FORMAT_WORDS: Final = {
    Format.DOCX: "Word",
    Format.PDF: "PDF",
    Format.ODT: "OpenDocument",
    Format.XLSX: "Excel",
    Format.HTML: "HTML",
    Format.CSV: "CSV",
    Format.JSON: "JSON",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown: a bilan, and the cell whose key (see preview.key_of) is `opened`.

    `typed` is what somebody wrote there that is not kept, because it changed meanwhile.
    """

    plan: Plan
    chosen: Chosen
    opened: str = ""
    typed: str | None = None


def show(request: HttpRequest, access: Access, shown: Shown, status: int = 200) -> HttpResponse:
    """The page."""
    plan, chosen, audience = shown.plan, shown.chosen, audience_of(access)
    found = gather(plan, chosen.choices, compared_with(plan, chosen.choices))
    may_edit = access.permits(Permission.EDIT_PLAN)
    edits, cell = None, None
    if may_edit:
        edits = Edits(edits_of(plan, found), opening=bool(shown.opened))
        cell = open_cell(plan, found, shown.opened)
    with translation.override(plan.language):
        printed = lay_out(found, highlights=highlights_of(plan, chosen.choices.as_of))
    context = {
        "area": "plans",
        "plan": plan,
        "chosen": chosen,
        "today": timezone.localdate(),
        "printed": printed,
        "body": preview_of(printed, edits),
        "formats": formats_of(plan),
        "missing": missing_of(access, plan, found) if access.permits(Permission.ASK) else None,
        "may_print": may_edit,
        "edits": edits,
        "cell": cell,
        "cell_author": _author(plan, cell),
        "typed": shown.typed,
        "kept": rows_of(plan, list(printed_for(plan, audience).defer("data").prefetch_related("files")[:LISTED])),
    }
    response = page(request, access, "bilan/bilan.html", context)
    response.status_code = status
    return response


def _author(plan: Plan, cell: OpenCell | None) -> str:
    if cell is None or cell.edit is None:
        return ""
    return names_of_actors(plan.network, {cell.edit.author}).get(cell.edit.author, "")


def formats_of(plan: Plan) -> list[tuple[str, str]]:
    """What it may be printed into: that of the document it came from first."""
    own = plan.reading.file.name.rpartition(".")[2].casefold() if plan.reading else ""
    return sorted(((one.value, words) for one, words in FORMAT_WORDS.items()), key=lambda one: one[0] != own)


def rows_of(plan: Plan, kept: list[PrintedBilan]) -> list[dict[str, Any]]:
    """Printed bilans as the page lists them: for whom, by whom, their files."""
    names = names_of_actors(plan.network, {one.author for one in kept})
    return [
        {
            "bilan": one,
            "reader": READER_WORDS[one.reader],  # type: ignore[index]  # a member of Reader is its value
            "author": names.get(one.author, ""),
            "files": [{"file": each, "words": FORMAT_WORDS[Format(each.format)]} for each in one.files.all()],
        }
        for one in kept
    ]
