"""The bilans of a plan that were printed."""

from __future__ import annotations

from django.db.models import QuerySet

from jalon.accounts.roles import Audience
from jalon.plans.models import Plan
from jalon.plans.rules.public import Reader
from jalon.reports.choices import Choices
from jalon.reports.frozen import said_before
from jalon.reports.model import Before
from jalon.reports.models import PrintedBilan


def printed_for(plan: Plan, audience: Audience) -> QuerySet[PrintedBilan]:
    """Those made for somebody of this circle or of a wider one, the latest day first."""
    readers = [reader.value for reader in Reader if reader.audience <= audience]
    return PrintedBilan.objects.filter(plan=plan, reader__in=readers)


def last_before(plan: Plan, choices: Choices) -> PrintedBilan | None:
    """The last bilan of an earlier day that was printed for the same readers, on the same axes."""
    found = PrintedBilan.objects.filter(plan=plan, reader=choices.reader.value, as_of__lt=choices.as_of)
    axes = None if choices.axes is None else list(choices.axes)
    return found.filter(data__choices__axes=axes).first()


def compared_with(plan: Plan, choices: Choices) -> Before | None:
    """What that bilan said; None when there is none."""
    last = last_before(plan, choices)
    return said_before(last.data) if last else None
