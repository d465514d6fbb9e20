"""Who answers for what: one screen for a plan, by body, by axis and action by action."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission, Role
from jalon.network.errors import PartyRefused
from jalon.network.models import Access
from jalon.plans.actions.assignments import Pair, Target, assign
from jalon.plans.errors import AssignmentChanged
from jalon.plans.models import Plan
from jalon.plans.queries.outline import plan_tree
from jalon.plans.queries.responsibility import responsibilities_of
from jalon.plans.queries.waiting import not_hers
from jalon.web.components.access import network_page, page
from jalon.web.components.parts import FRAGMENT, TOWARD, asked_parts, chapters_asked
from jalon.web.components.words import names_of
from jalon.web.responsibility.forms import ResponsibilityForm
from jalon.web.responsibility.lines import BODY, ITEM, SEVERAL, Board, Line, item_of
from jalon.web.responsibility.rows import LineWriter, Manner, holds, write_chapters

NOBODY = "personne"


@network_page(Permission.READ_PLAN)
@require_safe
def responsibility(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Who answers for each body, axis and action, and what has no one."""
    plan = get_object_or_404(access.network.plans, pk=plan_id)
    return _screen(request, access, plan, request.GET.get("modifier", ""))


@network_page(Permission.EDIT_PLAN)
@require_POST
def entrust(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Say who answers for one thing, or for several at once."""
    plan = get_object_or_404(access.network.plans, pk=plan_id)
    keys = list(dict.fromkeys(request.POST.getlist("cible")))[:2000]
    edited = SEVERAL if request.POST.get("modifier") == SEVERAL else "".join(keys[:1])
    targets = _targets(access, plan, keys)
    form = ResponsibilityForm(request.POST, auto_id=f"{edited or SEVERAL}-%s")
    if not targets:
        form.is_valid()
        form.add_error(None, _("Choose what this person answers for: tick the lines below."))
    if not form.is_valid():
        return _screen(request, access, plan, edited, form)
    try:
        with transaction.atomic():
            count = _entrust(request, access, plan, targets, form, several=edited == SEVERAL)
    except PartyRefused:
        return _screen(request, access, plan, edited, form)
    except AssignmentChanged:
        form.add_error(None, _("Somebody else changed this meanwhile: here is how it stands. Nothing was written."))
        return _screen(request, access, plan, edited, form, status=409)
    if request.htmx and edited != SEVERAL:  # type: ignore[attr-defined]  # added by its middleware
        return _screen(request, access, plan, "", done=edited)
    said = ngettext("Kept: %(n)d change.", "Kept: %(n)d changes.", count) % {"n": count}
    messages.success(request, said if count else _("Nothing to change."))
    return redirect(
        _address(access, plan, request.POST.get("voir") == NOBODY, edited) + ("" if edited == SEVERAL else f"#{edited}")
    )


def _entrust(
    request: HttpRequest, access: Access, plan: Plan, targets: list[Target], form: ResponsibilityForm, *, several: bool
) -> int:
    actor = f"user:{request.user.pk}"
    person, substitute = (None, None) if "retirer" in request.POST else form.people(access.network, actor)
    seen = None if several else _seen(request.POST.get("vu", ""))
    return assign(plan=plan, targets=targets, person=person, substitute=substitute, actor=actor, seen=seen)


def _targets(access: Access, plan: Plan, keys: list[str]) -> list[Target]:
    """What the form names; what is not of this plan and network is not there."""
    wanted: dict[str, set[int]] = {BODY: set(), ITEM: set()}
    for key in keys:
        kind, _dash, number = key.partition("-")
        if kind not in wanted or not number.isdecimal() or len(number) > 15:
            raise Http404
        wanted[kind].add(int(number))
    items = list(plan.items.seen_by(Role(access.role).audience).filter(pk__in=wanted[ITEM]))
    bodies = list(access.network.parties.filter(pk__in=wanted[BODY]))
    if len(items) + len(bodies) != len(keys):
        raise Http404
    return [*items, *bodies]


def _seen(text: str) -> Pair:
    person, _colon, substitute = (
        number if number.isdecimal() and len(number) < 18 else "" for number in text.partition(":")
    )
    return (int(person) if person else None, int(substitute) if substitute else None)


def _address(access: Access, plan: Plan, only_nobody: bool, shown: str = "") -> str:  # noqa: FBT001
    """The page, where the line just changed is shown."""
    asked = {"voir": NOBODY} if only_nobody else {}
    if item := item_of(shown):
        asked |= {TOWARD: str(item)}
    address = reverse("plan_responsibility", args=[access.network.slug, plan.pk])
    return f"{address}?{urlencode(asked)}" if asked else address


def _screen(
    request: HttpRequest,
    access: Access,
    plan: Plan,
    edited: str,
    form: ResponsibilityForm | None = None,
    *,
    done: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; for htmx, the one line asked for with the counters, or all of it."""
    plan.network = access.network
    given = request.POST if request.method == "POST" else request.GET
    only_nobody = given.get("voir") == NOBODY
    audience = Role(access.role).audience
    found = responsibilities_of(plan, audience, tree=plan_tree(plan, audience, provenance=False))
    disowned = set(not_hers([plan.pk]).values_list("item_id", flat=True))
    alone = only_nobody and not request.htmx  # type: ignore[attr-defined]  # added by its middleware
    board = Board(found, disowned=disowned, only_nobody=alone)
    may_edit = access.permits(Permission.EDIT_PLAN)
    line = board.line(done or edited)
    several = form if form is not None and edited == SEVERAL else ResponsibilityForm(auto_id="several-%s")
    context: dict[str, Any] = {
        "plan": plan,
        "own_words": names_of(plan.layout, access.network.words),
        "board": board,
        "only_nobody": only_nobody,
        "may_edit": may_edit,
        "known": [one.name for one in found.people.members] if may_edit else [],
        "edited": edited if may_edit else "",
        "form": (form or _form_of(line)) if line and may_edit and not done else None,
        "several": several,
        "done": done,
        "line": line,
        "area": "plans",
    }
    refused = status if status != 200 else 422 if form is not None and form.errors else 200
    writer = LineWriter(_manner(request, access, context, given))
    if request.htmx and line and FRAGMENT not in given:  # type: ignore[attr-defined]  # added by its middleware
        context["html"] = writer.lines([line])
        return page(request, access, "responsibility/one.html", context, status=_swapped(refused))
    return _board_page(request, access, context, writer, status=refused)


def _board_page(
    request: HttpRequest, access: Access, context: dict[str, Any], writer: LineWriter, *, status: int
) -> HttpResponse:
    """The whole page, or the part of a chapter that it asks for as it comes into view."""
    board: Board = context["board"]
    asked = asked_parts(request.GET, board.found.items)
    if asked.toward is None:
        asked = replace(asked, toward=item_of(context["edited"]))
    if request.method == "POST":  # what was ticked is all there again
        asked = replace(asked, whole=True)
    only = request.GET.get("axe", "")
    chapters = [chapter for chapter in board.chapters if not only or str(chapter.id) == only]
    chapters = chapters_asked(chapters, holds, asked)
    sharing = write_chapters(chapters, board.of, writer, asked)
    if asked.fragment:
        return HttpResponse("".join(chapter.html for chapter in chapters))
    bodies = [line for line in board.bodies if line.nobody or not context["only_nobody"]]
    axes = [] if context["only_nobody"] else board.axes
    shown = {
        "chapters": chapters,
        "bodies": writer.lines(bodies),
        "axes": writer.lines(axes),
        "partial": sharing.partial,
        "part": bool(only) or asked.since is not None,
    }
    return page(request, access, "responsibility/responsibility.html", context | shown, status=status)


def _manner(request: HttpRequest, access: Access, context: dict[str, Any], given: QueryDict) -> Manner:
    plan, line = context["plan"], context["line"]
    form = ("", "")
    if context["form"]:
        values = {name: context[name] for name in ("plan", "line", "form", "only_nobody")}
        html = render_to_string("responsibility/form.html", values | {"network": access.network}, request)
        form = (line.key, html)
    return Manner(
        address=reverse("plan_responsibility", args=[access.network.slug, plan.pk]),
        party_url=reverse("party_edit", args=[access.network.slug, 0])
        if access.permits(Permission.MANAGE_PARTIES)
        else "",
        language=plan.language,
        may_edit=context["may_edit"],
        only_nobody=context["only_nobody"],
        form=form,
        done=context["done"],
        ticked=set(given.getlist("cible")),
    )


def _swapped(status: int) -> int:
    """htmx shows a refused form when it comes back as 422."""
    return 422 if status == 409 else status


def _form_of(line: Line | None) -> ResponsibilityForm:
    if line is None:
        return ResponsibilityForm()
    people = (None, None) if line.inherited else (line.person, line.substitute)
    names = {name: one.name if one else "" for name, one in zip(("person", "substitute"), people, strict=True)}
    form = ResponsibilityForm(initial=names, auto_id=f"{line.key}-%s")
    form.fields["person"].widget.attrs["data-focus"] = True
    return form
