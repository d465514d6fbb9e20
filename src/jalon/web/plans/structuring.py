"""The shape of a plan, changed from its pages: lines added, moved, taken out, put back; work nobody foresaw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.structure import add_item, move_item, remove_item, restore_item, shift_item
from jalon.plans.choices import LEVELS, Level, PlanState, Status
from jalon.plans.errors import EditRefused
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.outline import OutlineItem, plan_tree
from jalon.web.components.access import network_page, page
from jalon.web.components.words import level_word
from jalon.web.plans.items import keep_report
from jalon.web.plans.progress_forms import ReportForm
from jalon.web.plans.rights import audience_of, choice, item_of, plan_of, user_of

# What usually comes under what.
BELOW: dict[str | None, Level] = {
    None: Level.AXIS,
    Level.AXIS: Level.ACTION,
    Level.OBJECTIVE: Level.ACTION,
    Level.ACTION: Level.ITEM,
    Level.ITEM: Level.ITEM,
}


class ItemForm(forms.Form):
    """A new line of a plan."""

    text = forms.CharField(
        label=gettext_lazy("What will be done?"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(label=gettext_lazy("Level"))
    number = forms.CharField(label=gettext_lazy("Number"), required=False, max_length=100)
    leads = forms.CharField(
        label=gettext_lazy("In charge"),
        required=False,
        max_length=5_000,
        help_text=gettext_lazy("One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    schedule = forms.CharField(
        label=gettext_lazy("Schedule"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("In your own words."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    expected_results = forms.CharField(
        label=gettext_lazy("Expected results"),
        required=False,
        max_length=10_000,
        help_text=gettext_lazy("One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, own: Any, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["kind"].choices = [(level, level_word(level, own)) for level in LEVELS]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """As `add_item` takes them."""
        given = self.cleaned_data
        lists = {name: given[name].splitlines() for name in ("leads", "expected_results")}
        return {name: given[name] for name in ("text", "number", "schedule")} | lists


def _open(plan: Plan) -> Plan:
    if plan.state == PlanState.CLOSED:
        raise PermissionDenied
    return plan


def _asked_item(access: Access, plan: Plan, asked: str) -> PlanItem | None:
    """An item named in the address; None when none is."""
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 17:
        raise Http404
    return item_of(access, plan.pk, int(asked))


def _to_row(access: Access, plan: Plan, item: PlanItem) -> HttpResponse:
    return redirect(reverse("plan", args=[access.network.slug, plan.pk]) + f"?vers={item.pk}#r{item.pk}")


@network_page(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """A new line, under the one that `?sous=` names, else at the top."""
    plan = _open(plan_of(access, plan_id))
    parent = _asked_item(access, plan, request.GET.get("sous", ""))
    siblings = PlanItem.objects.filter(plan=plan, parent=parent).seen_by(audience_of(access))
    form = ItemForm(access.network.words, initial={"kind": BELOW[parent.kind if parent else None]})
    if request.method == "POST":
        form = ItemForm(access.network.words, request.POST)
        after = _asked_item(access, plan, request.POST.get("after", ""))
        if form.is_valid():
            kind = Level(form.cleaned_data["kind"])
            try:
                item = add_item(
                    plan=plan, kind=kind, values=form.values(), parent=parent, after=after, actor=user_of(request).actor
                )
            except EditRefused:
                form.add_error(None, _("It cannot stand there: somebody changed the plan meanwhile. Choose again."))
            else:
                messages.success(request, _("The line is added."))
                return _to_row(access, plan, item)
    context = {"plan": plan, "form": form, "parent": parent, "siblings": siblings}
    return page(request, access, "plans/add.html", context, status=422 if form.errors else 200)


@network_page(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Up or down among its neighbours, or under another line."""
    item = item_of(access, plan_id, item_id)
    plan, actor, problem = _open(item.plan), user_of(request).actor, ""
    if request.method == "POST":
        way = choice(request.POST.get("way"), ("up", "down", "under"))
        try:
            if way == "under":
                parent = _asked_item(access, plan, request.POST.get("parent", ""))
                move_item(item=item, parent=parent, position=None, actor=actor)
            else:
                shift_item(item=item, by=-1 if way == "up" else 1, actor=actor)
        except EditRefused:
            problem = _("It cannot stand there: a line is never under itself, nor under what was taken out.")
        else:
            messages.success(request, _("The line is moved."))
            return _to_row(access, plan, item)
    tree = plan_tree(plan, audience_of(access))
    hosts = [one for one in tree.values() if not _is_below(tree, one, item.pk) and not one.unplanned]
    context = {"plan": plan, "item": item, "hosts": hosts, "problem": problem}
    return page(request, access, "plans/move.html", context, status=422 if problem else 200)


def _is_below(tree: dict[int, OutlineItem], one: OutlineItem, pk: int) -> bool:
    at: OutlineItem | None = one
    while at is not None and at.id != pk:
        at = tree[at.parent_id] if at.parent_id else None
    return at is not None


@network_page(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Take a line out of its plan, with what is below it, and say why."""
    item = item_of(access, plan_id, item_id)
    plan = _open(item.plan)
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")[:2_000]
            remove_item(item=item, reason=reason, actor=user_of(request).actor)
        except EditRefused:
            raise Http404 from None  # somebody took it out meanwhile
        messages.success(request, _("The line is taken out. What was said of it is kept: it can be put back."))
        return redirect("plan_item", access.network.slug, plan.pk, item.pk)
    below = PlanItem.objects.filter(plan=plan, path__startswith=f"{item.path}.").standing().count()
    return page(request, access, "plans/remove.html", {"plan": plan, "item": item, "below": below})


@network_page(Permission.EDIT_PLAN)
@require_POST
def restore(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Put back what was taken out."""
    item = item_of(access, plan_id, item_id, gone=True)
    _open(item.plan)
    try:
        restore_item(item=item, actor=user_of(request).actor)
    except EditRefused:
        messages.error(request, _("What it stood under was taken out too: put that back first."))
        return redirect("plan_item", access.network.slug, plan_id, item_id)
    messages.success(request, _("The line is put back."))
    return _to_row(access, item.plan, item)


class UnplannedForm(ReportForm):
    """Work nobody foresaw: what was done, and what came of it."""

    text = forms.CharField(
        label=gettext_lazy("What was done?"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    note = forms.CharField(
        label=gettext_lazy("What came of it"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    leads = forms.CharField(
        label=gettext_lazy("Who did it"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("One per line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@network_page(Permission.REPORT_ANY)
@require_http_methods(["GET", "HEAD", "POST"])
def unplanned(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Work nobody foresaw: it belongs to an axis, or was done in place of something else."""
    plan = _open(plan_of(access, plan_id))
    tree = plan_tree(plan, audience_of(access))
    given = request.POST if request.method == "POST" else request.GET
    under = _asked_item(access, plan, given.get("sous", ""))
    instead = _asked_item(access, plan, given.get("instead", ""))
    form = UnplannedForm(initial={"on": timezone.localdate()})
    if request.method == "POST":
        posted = request.POST.copy()
        posted["status"] = Status.DONE.value
        form = UnplannedForm(posted, request.FILES)
        if form.is_valid():
            return _to_row(
                access, plan, _keep_unplanned(request, access, form, plan=plan, under=under, instead=instead)
            )
    context = {
        "plan": plan,
        "form": form,
        "axes": [one for one in tree.values() if one.parent_id is None and not one.unplanned],
        "others": [one for one in tree.values() if not one.unplanned and one.kind in ("action", "item")],
        "under": under,
        "instead": instead,
    }
    return page(request, access, "plans/unplanned.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _keep_unplanned(
    request: HttpRequest,
    access: Access,
    form: UnplannedForm,
    *,
    plan: Plan,
    under: PlanItem | None,
    instead: PlanItem | None,
) -> PlanItem:
    """Write the line and what is said of it; in place of something, it stands in the same axis."""
    if instead is not None:
        under = PlanItem.objects.get(plan=plan, path=instead.path[:5], removed=None)
        under = under if under.pk != instead.pk else None
    values = {"text": form.cleaned_data["text"], "leads": form.cleaned_data["leads"].splitlines()}
    item = add_item(
        plan=plan,
        kind=Level.ACTION,
        values=values,
        parent=under,
        unplanned=True,
        stands_for=instead,
        actor=user_of(request).actor,
    )
    keep_report(request, access, item, form)
    messages.success(request, _("It is added, apart from what was planned."))
    return item
