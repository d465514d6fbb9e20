"""An item changed in place on the plan page: its row becomes a form, and comes back as it now stands.

Without JavaScript the same form is a page. What two people write at once is never lost: the second sees both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.history.models import Entry
from jalon.network.models import Access
from jalon.plans.actions.items import Value, change_item, clean, value_of
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.undoing import undo
from jalon.plans.choices import SECTIONS, STATUSES, PlanState, ReportChannel, Status
from jalon.plans.errors import EditConflict, EditRefused
from jalon.plans.models import PlanItem
from jalon.plans.queries.changes import Change, changes_of_item, signed_changes
from jalon.plans.queries.news_requests import awaits_approval
from jalon.plans.queries.outline import read_items
from jalon.plans.queries.standing import progress_around, watch_of
from jalon.web.components.access import network_page, page
from jalon.web.components.words import FIELDS, names_of, percent_word, status_word
from jalon.web.plans.progress_forms import PercentField
from jalon.web.plans.rights import audience_of, item_of, may_report, user_of
from jalon.web.plans.rows import Manner, RowWriter, columns_named, is_heading
from jalon.web.plans.undoing import remember

TEXTS = ("number", "text", "schedule", "results")
LISTS = ("leads", "expected_results")
MAX_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Clash:
    """A field two people changed: what it was when she opened it, what she wants, what it is now."""

    name: str
    seen: str
    mine: str
    theirs: str


@network_page(Permission.REPORT_OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """The form of an item; what it says is kept, and its row comes back."""
    item = item_of(access, plan_id, item_id)
    if item.plan.state == PlanState.CLOSED or not may_report(request, access, item):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, access, item, _values(item))
    try:
        saved = _save(request, access, item)
    except EditConflict as conflict:
        return _conflict(request, access, item_of(access, plan_id, conflict.item_id))
    except ValueError as error:
        return _form(request, access, item, request.POST, problem=str(error))
    remember(request, item.pk, saved)
    return _done(request, access, item, saved)


@network_page(Permission.REPORT_OWN)
@require_POST
def undo_changes(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Take back what this person just did to an item."""
    item = item_of(access, plan_id, item_id, gone=True)
    wanted = [int(one) for one in request.POST.getlist("entry")[:10] if one.isdecimal() and len(one) < 18]
    own = Entry.objects.filter(object_type="plan_item", object_id=str(item.pk), actor=user_of(request).actor)
    entries = list(own.filter(pk__in=wanted))
    if not entries:
        raise PermissionDenied
    try:
        undo(entries=entries, actor=user_of(request).actor)
        remember(request, item.pk, [])
        said = _("It is as it was before.")
    except (EditConflict, EditRefused):
        said = _("Somebody changed it since: it was left as it is.")
    return _done(request, access, item, [], said=said)


@transaction.atomic
def _save(request: HttpRequest, access: Access, item: PlanItem) -> list[int]:
    """Keep what the form changes; the ids of what history keeps of it."""
    actor = user_of(request).actor
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    changes = _changes(request.POST) if access.permits(Permission.EDIT_PLAN) else {}
    if changes:
        change_item(item=item, changes=changes, actor=actor)
    if (said := _said(request.POST)) != ReportContent():
        report_progress(
            item=item,
            content=said,
            actor=actor,
            channel=ReportChannel.PAGE,
            waiting=awaits_approval(access.network, access),
        )
    written = Entry.objects.filter(pk__gt=last, object_type="plan_item", object_id=str(item.pk), actor=actor)
    return list(written.order_by("pk").values_list("pk", flat=True))


def _changes(post: QueryDict) -> dict[str, tuple[Value, Value]]:
    """Each field of the form as it was seen and as it is wanted; those left to the other person are not there."""
    found: dict[str, tuple[Value, Value]] = {}
    for name in (*TEXTS, *LISTS):
        if name in post and f"seen-{name}" in post and post.get(f"keep-{name}") != "theirs":
            seen, wanted = (_read(name, str(post[key])[:MAX_LENGTH]) for key in (f"seen-{name}", name))
            if seen != wanted:
                found[name] = (seen, wanted)
    return found


def _read(name: str, words: str) -> Value:
    return clean(words.splitlines() if name in LISTS else words)


def _write(value: Value) -> str:
    return "\n".join(value) if isinstance(value, list) else value


def _said(post: QueryDict) -> ReportContent:
    """What the form says of progress: only what is new. Raises ValueError with words when it makes no sense."""
    status, percent_words = str(post.get("status", "")), str(post.get("percent", ""))
    if status and status not in STATUSES:
        status = ""
    try:
        percent = PercentField().clean(percent_words)
    except Exception as error:
        raise ValueError(_("A percent is a number between 0 and 100.")) from error
    new_status = status != post.get("seen-status", "")
    new_percent = percent is not None and percent_words.strip() != str(post.get("seen-percent", "")).strip()
    note = str(post.get("note", ""))[:MAX_LENGTH].strip()
    told = new_status or new_percent
    keeps = percent is not None and (new_percent or (told and status != Status.DONE))
    return ReportContent(status=status if told else "", percent=percent if keeps else None, note=note)


def _values(item: PlanItem) -> dict[str, str]:
    """What the form shows, and beside it what was seen when it was opened."""
    now = {name: _write(value_of(item, name)) for name in (*TEXTS, *LISTS)}
    now |= {"status": item.status, "percent": "" if item.percent is None else percent_word(item.percent)}
    return now | {f"seen-{name}": value for name, value in now.items()} | {"note": ""}


def _form(
    request: HttpRequest, access: Access, item: PlanItem, values: Mapping[str, Any], *, problem: str = ""
) -> HttpResponse:
    plain = {name.replace("-", "_"): str(values.get(name, "")) for name in values}
    context = _context(request, access, item) | {"v": plain, "problem": problem}
    template = "plans/edit_row.html" if _in_place(request) else "plans/edit.html"
    return page(request, access, template, context, status=422 if problem else 200)


def _context(request: HttpRequest, access: Access, item: PlanItem) -> dict[str, Any]:
    names = [name for name in request.GET.get("colonnes", "").split(",") if name in FIELDS]
    return {
        "plan": item.plan,
        "item": item,
        "own_words": names_of(item.plan.layout, access.network.words),
        "may_edit": access.permits(Permission.EDIT_PLAN),
        "statuses": STATUSES,
        "names": frozenset(),  # the fields in conflict: none yet
        "columns": ",".join(names),
        "width": len(set(names) | {"results"}) + 1,
    }


def _conflict(request: HttpRequest, access: Access, item: PlanItem) -> HttpResponse:
    """Both versions side by side, with who wrote the other one and when; what was not in conflict stays in the form."""
    item.plan.network = access.network
    values = {name: str(request.POST.get(name, "")) for name in request.POST}
    clashes = []
    for name, (seen, wanted) in _changes(request.POST).items():
        now = _write(clean(value_of(item, name)))
        if now not in (_write(seen), _write(wanted)):
            clashes.append(Clash(name, _write(seen), _write(wanted), now))
            values[f"seen-{name}"] = now
    names = {clash.name for clash in clashes}
    them = next((one for one in changes_of_item(item, 20) if names & {field.name for field in one.fields}), None)
    plain = {name.replace("-", "_"): value for name, value in values.items()}
    own = them is not None and them.actor == user_of(request).actor  # two windows of one person
    context = _context(request, access, item) | {
        "v": plain,
        "clashes": clashes,
        "names": names,
        "them": them,
        "own": own,
    }
    template = "plans/edit_row.html" if _in_place(request) else "plans/edit.html"
    return page(request, access, template, context, status=422 if _in_place(request) else 409)


def _done(request: HttpRequest, access: Access, item: PlanItem, entries: list[int], *, said: str = "") -> HttpResponse:
    """The row as it now stands, with what just happened and a way back; else the plan, where the row is."""
    said = said or (_("Kept") if entries else _("Nothing has changed."))
    others = _meanwhile(request, item, entries)
    if not _in_place(request):
        messages.success(request, " ".join(filter(None, (said, others))))
        return redirect(reverse("plan", args=[access.network.slug, item.plan_id]) + f"?vers={item.pk}#r{item.pk}")
    row = row_of(request, access, item, said=said, others=others, entries=entries)
    return HttpResponse(row + _percents(access, item) if row else row)


def _percents(access: Access, item: PlanItem) -> str:
    """How far the plan and the chapter have come now, which the page puts where it said so."""
    top, whole, chapter = progress_around(item, audience_of(access))
    context = {"id": top, "whole": whole.percent, "chapter": chapter.percent}
    return render_to_string("plans/percents.html", context)


def _meanwhile(request: HttpRequest, item: PlanItem, entries: list[int]) -> str:
    """What somebody else said of it since the form was opened: reports never undo each other, and are seen."""
    if "seen-status" not in request.POST or item.status == request.POST["seen-status"]:
        return ""
    told = Entry.objects.filter(object_type="plan_item", object_id=str(item.pk), verb="reported")
    other = told.exclude(pk__in=entries).order_by("-pk")[:1]
    changes: list[Change] = signed_changes(item.plan.network, list(other), {})
    if not changes:
        return ""
    return _("Meanwhile %(who)s said: %(status)s.") % {
        "who": changes[0].who or "Jalon",
        "status": status_word(item.status),
    }


def row_of(
    request: HttpRequest, access: Access, item: PlanItem, *, said: str = "", others: str = "", entries: list[int]
) -> str:
    """One row of the plan page, alone: the same few queries however long the plan."""
    audience, plan = audience_of(access), item.plan
    family = PlanItem.objects.filter(plan=plan).seen_by(audience)
    paths = [item.path[:length] for length in range(5, len(item.path), 6)]
    found = read_items([plan], family.filter(pk=item.pk))
    if item.pk not in found:
        return ""
    line = found[item.pk]
    line.note = _last_note(item)
    if family.filter(parent=item).exists():
        line.children = [line]  # it has some: that is all a row wants to know
    above = list(family.filter(path__in=paths[1:]).values_list("kind", flat=True)) if len(paths) > 1 else []
    depth = min(3, sum(kind not in SECTIONS for kind in above))
    own = names_of(plan.layout, access.network.words)
    names = [name for name in str(request.GET.get("colonnes", "")).split(",") if name in FIELDS]
    manner = Manner(
        own=own,
        item_url=reverse("plan_item", args=[access.network.slug, plan.pk, 0]),
        watch=watch_of(access.network, plan, timezone.localdate()),
        editable={item.pk},
        language=plan.language,
    )
    context = {
        "said": said,
        "others": others,
        "entries": entries,
        "item": item,
        "plan": plan,
        "network": access.network,
    }
    saved = render_to_string("plans/saved.html", context | {"columns": ",".join(names)}, request)
    return RowWriter(columns_named(names, own), manner).row(line, depth, heading=is_heading(line), saved=saved)


def _last_note(item: PlanItem) -> str:
    told = item.reports.filter(state="standing").exclude(note="").exclude(channel=ReportChannel.DOCUMENT.value)
    return told.order_by("-pk").values_list("note", flat=True).first() or ""


def _in_place(request: HttpRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]  # set by django-htmx
