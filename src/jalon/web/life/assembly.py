"""The plan projected before an assembly, its amendments typed as they are voted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.amending import Change, propose_amendment, reword_amendment, vote_amendment
from jalon.plans.choices import Level, Outcome
from jalon.plans.errors import AlreadyVoted, EditConflict, EditRefused
from jalon.plans.models import Amendment, Plan, PlanItem
from jalon.plans.queries.life import AmendmentSheet, amendments_of
from jalon.plans.queries.outline import OutlineItem, plan_tree
from jalon.web.components.access import network_page, page
from jalon.web.components.words import names_of
from jalon.web.life.forms import FIELDS, AmendmentForm, MotionForm, amended, field_choices, kind_choices
from jalon.web.life.views import may_amend
from jalon.web.plans.rights import audience_of, choice, item_of, plan_of, user_of

VERBS = ("changed", "added", "removed")
BELOW = {Level.AXIS: Level.OBJECTIVE, Level.OBJECTIVE: Level.ACTION, Level.ACTION: Level.ITEM, Level.ITEM: Level.ITEM}
SIZE = "jalon-assembly-size"  # in the session: how large the letters are on the screen of the assembly
SIZES = ("0", "1", "2", "3", "4")
USUAL_SIZE = 1
MOTION = "jalon-motion"  # in the session: who proposes and when is often the same from one to the next


@dataclass(frozen=True, slots=True)
class Opened:
    """What is being amended: an item (None to add at the top), how, the field, and the form."""

    item: OutlineItem | None
    verb: str
    field: str
    form: MotionForm


@network_page(Permission.ADOPT_PLAN)
@require_safe
def assembly(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The plan in large letters; `?ligne=` chooses a line; `?element=`, `?geste=`, `?champ=` open what is amended."""
    plan = plan_of(access, plan_id)
    may_amend(access, plan)
    if (size := request.GET.get("taille", "")) in SIZES:
        request.session[SIZE] = int(size)
    return _page(request, access, plan, _opened(request, access, plan))


@network_page(Permission.ADOPT_PLAN)
@require_POST
def propose(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Write an amendment down, voted already or not yet."""
    plan = plan_of(access, plan_id)
    may_amend(access, plan)
    opened = _opened(request, access, plan)
    if opened is None:
        raise Http404
    if not opened.form.is_valid():
        return _page(request, access, plan, opened, status=422)
    form, actor = opened.form, user_of(request).actor
    change = _change(request, opened)
    if opened.verb == "changed" and change["after"] == amended(opened.field, _now(opened.item, opened.field)):
        form.add_error("after", _("These are the words it has now: change them, or close this."))
        return _page(request, access, plan, opened, status=422)
    kept = propose_amendment(plan=plan, change=change, motion=form.motion(), actor=actor)
    request.session[MOTION] = {"on": form.cleaned_data["on"].isoformat()}
    if request.POST.get("vote") == Outcome.ADOPTED:
        _vote(request, kept, Outcome.ADOPTED)
    else:
        messages.success(request, _("The amendment is written down, to be voted."))
    return _back(access, plan, kept)


@network_page(Permission.ADOPT_PLAN)
@require_POST
def vote(request: HttpRequest, access: Access, plan_id: int, amendment_id: int) -> HttpResponse:
    """Adopted, rejected, withdrawn, or to be voted again."""
    plan = plan_of(access, plan_id)
    may_amend(access, plan)
    found = _amendment(access, plan, amendment_id)
    _vote(request, found, Outcome(choice(request.POST.get("vote"), [one.value for one in Outcome])))
    return _back(access, plan, found)


@network_page(Permission.ADOPT_PLAN)
@require_POST
def reword(request: HttpRequest, access: Access, plan_id: int, amendment_id: int) -> HttpResponse:
    """Other words for what was not voted yet."""
    plan = plan_of(access, plan_id)
    may_amend(access, plan)
    found = _amendment(access, plan, amendment_id)
    change = found.changes[0]
    form = AmendmentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The new words are missing: nothing has changed."))
        return _back(access, plan, found)
    after = amended(change["field"], form.cleaned_data["after"])
    try:
        reword_amendment(amendment=found, after=after, motion=form.motion(), actor=user_of(request).actor)
    except AlreadyVoted:
        messages.error(request, _("It was voted meanwhile: its words change no more."))
    else:
        messages.success(request, _("The amendment has its new words."))
    return _back(access, plan, found)


def _amendment(access: Access, plan: Plan, amendment_id: int) -> Amendment:
    """An amendment all of which this person may see, else a 404."""
    found = get_object_or_404(plan.amendments, pk=amendment_id)
    sheets = {one.amendment.pk: one for one in amendments_of(plan, audience_of(access))}
    if found.pk not in sheets or len(sheets[found.pk].changes) != len(found.changes):
        raise Http404
    return found


def _vote(request: HttpRequest, amendment: Amendment, outcome: Outcome) -> None:
    try:
        vote_amendment(amendment=amendment, outcome=outcome, actor=user_of(request).actor)
    except (EditConflict, EditRefused, PlanItem.DoesNotExist):
        messages.error(
            request,
            _("The plan changed under this amendment: nothing was written. Propose it again on the words of today."),
        )
    else:
        messages.success(request, _SAID[outcome]())


_SAID = {
    Outcome.ADOPTED: lambda: _("Adopted: the plan has changed."),
    Outcome.REJECTED: lambda: _("Rejected: the plan stays as it was."),
    Outcome.WITHDRAWN: lambda: _("Withdrawn: the plan stays as it was."),
    Outcome.OPEN: lambda: _("To be voted again: the plan is as it was before."),
}


def _back(access: Access, plan: Plan, amendment: Amendment) -> HttpResponse:
    return redirect(reverse("plan_assembly", args=[access.network.slug, plan.pk]) + f"#amendement-{amendment.pk}")


def _opened(request: HttpRequest, access: Access, plan: Plan) -> Opened | None:
    """What the address or the form names; None when nothing is being amended."""
    given = request.POST if request.method == "POST" else request.GET
    if "geste" not in given:
        return None
    verb = choice(given.get("geste"), VERBS)
    asked = given.get("element", "")
    item = None
    if asked or verb != "added":
        if not asked.isdecimal() or len(asked) > 17:
            raise Http404
        stored = item_of(access, plan.pk, int(asked))
        item = plan_tree(plan, audience_of(access))[stored.pk]
    name = choice(given.get("champ", "text"), FIELDS)
    kind = MotionForm if verb == "removed" else AmendmentForm
    remembered = request.session.get(MOTION) or {"on": timezone.localdate().isoformat()}
    initial = remembered | ({"after": _now(item, name)} if verb == "changed" else {})
    return Opened(item, verb, name, kind(request.POST if request.method == "POST" else None, initial=initial))


def _now(item: OutlineItem | None, name: str) -> str:
    """The words a field has."""
    value: Any = getattr(item, name) if item else ""
    return "\n".join(value) if isinstance(value, list) else str(value)


def _change(request: HttpRequest, opened: Opened) -> Change:
    """As an amendment keeps it."""
    item = opened.item.id if opened.item else None
    if opened.verb == "removed":
        return {"verb": "removed", "item": item}
    words = opened.form.cleaned_data["after"]
    if opened.verb == "added":
        kind = choice(request.POST.get("kind"), [one.value for one in Level])
        return {"verb": "added", "parent": item, "kind": kind, "after": words.strip()}
    return {"verb": "changed", "item": item, "field": opened.field, "after": amended(opened.field, words)}


def _page(
    request: HttpRequest, access: Access, plan: Plan, opened: Opened | None, *, status: int = 200
) -> HttpResponse:
    own = names_of(plan.layout, access.network.words)
    tree = plan_tree(plan, audience_of(access))
    sheets: list[AmendmentSheet] = amendments_of(plan, audience_of(access))
    lines = [item for item in tree.values() if not item.unplanned]
    line, size = request.GET.get("ligne", ""), int(request.session.get(SIZE, USUAL_SIZE))
    chosen = int(line) if line.isdecimal() and len(line) < 18 else None
    below = BELOW.get(Level(opened.item.kind), Level.ITEM) if opened and opened.item else Level.AXIS
    context = {
        "plan": plan,
        "own_words": own,
        "lines": lines,
        "axes": [item for item in lines if item.kind == Level.AXIS],
        "chosen": chosen,
        "asked": f"&ligne={chosen}" if chosen else "",
        "size": size,
        "smaller": max(0, size - 1),
        "larger": min(len(SIZES) - 1, size + 1),
        "opened": opened,
        "fields": field_choices(own),
        "kinds": kind_choices(own),
        "below": below.value,
        "sheets": list(reversed(sheets)),
        "open_on": {change.get("item") for one in sheets for change in one.changes if one.amendment.outcome == "open"},
        "may_adopt": True,
    }
    return page(request, access, "life/assembly.html", context, status=status)
