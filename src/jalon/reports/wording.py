"""The words of a bilan that no document gave: those of its language, whatever the screen is in."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalon.plans.rules import Status


def heading_of(role: str) -> str:
    """The heading of a column that the document did not have."""
    words = {
        "number": _("Number"),
        "axis": _("Axis"),
        "objective": _("Objective"),
        "action": _("Action"),
        "item": _("Step"),
        "leads": _("In charge"),
        "schedule": _("Schedule"),
        "expected_results": _("Expected results"),
        "results": _("Results"),
        "status": _("Status"),
    }
    return words.get(role, role.removeprefix("extra:"))


def status_of(status: str) -> str:
    """The word of a status; "" states none."""
    words = {
        Status.TO_DO.value: pgettext("status", "To do"),
        Status.IN_PROGRESS.value: pgettext("status", "In progress"),
        Status.PARTIAL.value: pgettext("status", "Partly done"),
        Status.DONE.value: pgettext("status", "Done"),
        Status.NOT_DONE.value: pgettext("status", "Not done"),
        Status.TO_CONTINUE.value: pgettext("status", "To be continued"),
        Status.POSTPONED.value: pgettext("status", "Postponed"),
        Status.DROPPED.value: pgettext("status", "Withdrawn"),
    }
    return words.get(status, "")


def percent_of(percent: float | Decimal | None) -> str:
    """ "40 %", "" when none is said."""
    return "" if percent is None else _("%(number)s%%") % {"number": f"{float(percent):g}"}


def unplanned() -> str:
    """What stands over the work nobody foresaw."""
    return _("Achievements outside the plan")


def numbered(number: str, text: str) -> str:
    """A number before its text, as plans print them: « AXE 1 : … », « 1. … », « C) … » (« C. » is an initial)."""
    if not number or not text:
        return number or text
    lettered = any(map(str.isalpha, number))
    mark = ". " if not lettered else _(": ") if len(number) > 1 else ") "
    return f"{number}{mark}{text}"
