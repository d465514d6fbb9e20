"""Keeping what a person writes in a cell of a bilan, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.models import Plan
from jalon.plans.rules.public import Reader
from jalon.reports.actions.cells import edit_cell, restore_cell
from jalon.reports.errors import CellChanged
from jalon.reports.models import EditedCell
from jalon.reports.queries.gathering import gather
from jalon.web.bilan.cells import open_cell
from jalon.web.bilan.choosing import Chosen, chosen_in, readers_for
from jalon.web.bilan.showing import Shown, show
from jalon.web.components.access import network_page
from jalon.web.plans.rights import audience_of, plan_of, user_of

CONFLICT = 409
EDITING = "oui"  # cells may be opened, none is


@network_page(Permission.EDIT_PLAN)
@require_POST
def edit(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Keep a cell as it was written; what two people write at once is never lost: the second sees both."""
    plan, chosen = _asked(request, access, plan_id)
    cell = open_cell(plan, gather(plan, chosen.choices), request.POST.get("case", ""))
    if cell is None:
        raise Http404
    text = _lines(request.POST.get("texte", "")).strip()
    if text != cell.text:
        try:
            edit_cell(
                item=plan.items.get(pk=cell.line.item.id),
                column=cell.role,
                reader=chosen.choices.reader,
                on=chosen.choices.as_of,
                seen=_number(request.POST.get("vue", "")),
                text=text,
                composed=_lines(request.POST.get("compose", "")),
                actor=user_of(request).actor,
            )
        except CellChanged:
            return show(request, access, Shown(plan, chosen, cell.key, typed=text), CONFLICT)
        messages.success(request, _("The cell says what you wrote. It is kept when the report is made again."))
    return _back(access, chosen, plan, cell.anchor)


@network_page(Permission.EDIT_PLAN)
@require_POST
def undo(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Let a cell say again what is composed."""
    plan, chosen = _asked(request, access, plan_id)
    readers = [reader.value for reader in readers_for(audience_of(access))]
    number = _number(request.POST.get("modification", "")) or 0
    found = EditedCell.objects.filter(plan=plan, reader__in=readers, pk=number).select_related("item__plan").first()
    if found is None or found.item.audience > audience_of(access):
        raise Http404
    try:
        restore_cell(
            item=found.item,
            column=found.column,
            reader=Reader(found.reader),
            on=chosen.choices.as_of,
            seen=found.pk,
            actor=user_of(request).actor,
        )
        messages.success(request, _("The cell says again what Jalon composes."))
    except CellChanged:
        messages.warning(request, _("Somebody changed it since: it was left as it is."))
    return _back(access, chosen, plan, "bilan-title")


def _asked(request: HttpRequest, access: Access, plan_id: int) -> tuple[Plan, Chosen]:
    plan = plan_of(access, plan_id)
    return plan, chosen_in(request.POST, plan, audience_of(access), timezone.localdate())


def _back(access: Access, chosen: Chosen, plan: Plan, anchor: str) -> HttpResponse:
    address = reverse("bilan", args=[access.network.slug, plan.pk])
    return redirect(f"{address}?{chosen.query}&modifier={EDITING}#{anchor}")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None
