"""The bilan of a plan: its choices and its preview, its printing, what was printed."""

from __future__ import annotations

import time
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.models import Plan
from jalon.reports.actions.prints import ask_file, name_of, print_bilan_as
from jalon.reports.choices import Format, PrintState
from jalon.reports.frozen import thaw
from jalon.reports.in_house import lay_out
from jalon.reports.models import PrintedBilan, PrintedFile
from jalon.reports.queries.printed import printed_for
from jalon.web.bilan.choosing import chosen_in
from jalon.web.bilan.preview import preview_of
from jalon.web.bilan.showing import FORMAT_WORDS, Shown, formats_of, rows_of, show
from jalon.web.components.access import network_page, page
from jalon.web.plans.downloads import download
from jalon.web.plans.rights import audience_of, choice, plan_of, user_of
from jalon.wording.figures import known_words

PATIENCE: Final = 4.0  # seconds: a longer file gets its page
PAUSE: Final = 0.1
AGAIN: Final = 3  # seconds between two looks of a browser without scripts
LISTED: Final = 12


@network_page(Permission.READ_PLAN)
@require_safe
def bilan(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """What is chosen, and beside it what its readers will see; with `modifier`, its cells may be edited."""
    plan = plan_of(access, plan_id)
    chosen = chosen_in(request.GET, plan, audience_of(access), timezone.localdate())
    return show(request, access, Shown(plan, chosen, request.GET.get("modifier", "")))


@network_page(Permission.EDIT_PLAN)
@require_POST
def print_bilan(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Freeze the bilan that was looked at, and hand over its file, or the page where it waits."""
    plan = plan_of(access, plan_id)
    fmt = Format(choice(request.POST.get("format"), list(FORMAT_WORDS)))
    chosen = chosen_in(request.POST, plan, audience_of(access), timezone.localdate())
    kept = print_bilan_as(plan=plan, choices=chosen.choices, formats=[fmt], actor=user_of(request).actor)
    return _handed_over(access, kept, fmt)


@network_page(Permission.READ_PLAN)
@require_safe
def printed(request: HttpRequest, access: Access, plan_id: int, printed_id: int) -> HttpResponse:
    """A bilan as it was printed, and its files; looked at again by the browser while one is being made."""
    plan = plan_of(access, plan_id)
    kept = _kept(access, plan, printed_id)
    (row,) = rows_of(plan, [kept])
    said, _nodes = thaw(kept.data, plan.pk)
    with translation.override(said.language):
        sheet = lay_out(said, highlights=kept.data["highlights"])
    files = [each["file"] for each in row["files"]]
    made = {file.format for file in files if file.state != PrintState.FAILED}
    waits = any(file.state in (PrintState.WAITING, PrintState.MAKING) for file in files)
    context = {
        "area": "plans",
        "plan": plan,
        "row": row,
        "said": kept.data,
        "day": known_words(kept.as_of, said.made, translation.get_language()),
        "printed": sheet,
        "body": preview_of(sheet),
        "waits": waits,
        "others": [one for one in formats_of(plan) if one[0] not in made],
    }
    response = page(request, access, "bilan/printed.html", context)
    response["Cache-Control"] = "no-store, private"
    if waits:
        response["Refresh"] = str(AGAIN)
    return response


@network_page(Permission.READ_PLAN)
@require_POST
def ask(request: HttpRequest, access: Access, plan_id: int, printed_id: int) -> HttpResponse:
    """Have a file in another format made of a bilan that was printed."""
    kept = _kept(access, plan_of(access, plan_id), printed_id)
    fmt = Format(choice(request.POST.get("format"), list(FORMAT_WORDS)))
    ask_file(bilan=kept, fmt=fmt)
    return _handed_over(access, kept, fmt)


@network_page(Permission.READ_PLAN)
@require_safe
def printed_file(
    request: HttpRequest,
    access: Access,
    plan_id: int,
    printed_id: int,
    fmt: str,
) -> HttpResponseBase:
    """A file of a printed bilan, under a name for people."""
    kept = _kept(access, plan_of(access, plan_id), printed_id)
    file = get_object_or_404(kept.files.select_related("stored"), format=fmt, state=PrintState.READY)
    if file.stored is None:
        raise Http404
    file.stored.name = name_of(kept, Format(fmt))
    return download(file.stored)


def _kept(access: Access, plan: Plan, printed_id: int) -> PrintedBilan:
    """A printed bilan this person may read, else a 404."""
    found = printed_for(plan, audience_of(access)).prefetch_related("files")
    return get_object_or_404(found, pk=printed_id)


def _handed_over(access: Access, kept: PrintedBilan, fmt: Format) -> HttpResponse:
    """The way to the file if it is made within moments, else to the page where it waits."""
    args = [access.network.slug, kept.plan_id, kept.pk]
    ends = time.monotonic() + PATIENCE
    while (state := PrintedFile.objects.get(bilan=kept, format=fmt).state) in (PrintState.WAITING, PrintState.MAKING):
        if time.monotonic() > ends:
            break
        time.sleep(PAUSE)
    if state == PrintState.READY:
        return redirect(reverse("bilan_file", args=[*args, fmt.value]))
    return redirect(reverse("bilan_printed", args=args))
