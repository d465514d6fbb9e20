"""A bilan made into a file: in the layout of the document the plan came from where it can be, else in ours."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Final

from django.utils import translation

from jalon.documents.writers.house import Printed
from jalon.plans.models import Plan
from jalon.plans.queries.former import plan_then
from jalon.reports import in_layout, open_data
from jalon.reports.choices import Format
from jalon.reports.in_house import lay_out
from jalon.reports.model import Bilan

_DATA = {Format.JSON: open_data.to_json, Format.CSV: open_data.to_table}

# Who writes each format in our layout. Loaded when a file is made: what lists bilans never needs their libraries.
_HOUSE: Final = {
    Format.DOCX: ("house_word", "to_word"),
    Format.ODT: ("house_odt", "to_odt"),
    Format.PDF: ("pdf", "to_pdf"),
    Format.XLSX: ("excel", "to_excel"),
    Format.HTML: ("page", "to_page"),
}


def print_bilan(bilan: Bilan, plan: Plan, fmt: Format) -> bytes:
    """The file, in the language of the bilan."""
    return print_from(bilan, fmt, in_layout.origin_of(plan, fmt), highlights=highlights_of(plan, bilan.choices.as_of))


def highlights_of(plan: Plan, day: date) -> bool:
    """Whether the plan's own legend said that day that what is done or begun is in bold."""
    return bool(plan_then(plan, day).layout.get("highlight_means"))


def print_from(bilan: Bilan, fmt: Format, origin: in_layout.Origin | None, *, highlights: bool) -> bytes:
    """The file, in the document it came from when there is one; `highlights` as in `in_house.lay_out`."""
    with translation.override(bilan.language):
        if fmt in _DATA:
            return _DATA[fmt](bilan)
        if origin is not None and in_layout.fits(bilan, origin):
            return in_layout.write(bilan, origin)
        return _written(lay_out(bilan, highlights=highlights, one_table=fmt is Format.XLSX), fmt)


def _written(printed: Printed, fmt: Format) -> bytes:
    module, name = _HOUSE[fmt]
    file: bytes = getattr(import_module(f"jalon.documents.writers.{module}"), name)(printed)
    return file
