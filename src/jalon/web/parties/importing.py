"""A list of members brought into the directory: given, its columns told, looked at, then written as one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.documents.errors import UnreadableFile
from jalon.network.actions.directory_drafts import choose_list, choose_roles, create_list
from jalon.network.actions.lists import decide_list, import_list
from jalon.network.actions.unlisting import undo_list
from jalon.network.errors import ListRefused
from jalon.network.importing.roles import Role
from jalon.network.importing.tables import NoList, Sheet, pasted, sheets_of
from jalon.network.models import Access, DirectoryDraft
from jalon.network.queries.lists import comparison_of, sheet_of
from jalon.reading import Choices
from jalon.reading.queue import Full
from jalon.web.components import limits, queueing
from jalon.web.components.access import network_page, page
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import explain
from jalon.web.parties.list_words import ROLES, refusal
from jalon.web.parties.preview import counts_of, rows_of
from jalon.web.plans.rights import user_of

TIMES, SECONDS = 60, 3600
PAGE = 100
SAMPLE = 3
ABOVE = 12  # rows among which the headings may be chosen


def _draft(request: HttpRequest, access: Access, draft_id: int) -> DirectoryDraft:
    """A list she gave; a 404 for anybody else, and when its days are over."""
    found = access.network.directory_drafts.filter(author_id=user_of(request).pk, expires__gt=timezone.now())
    draft: DirectoryDraft = get_object_or_404(found, pk=draft_id)
    draft.network = access.network
    return draft


def _waiting(request: HttpRequest, access: Access, draft_id: int) -> DirectoryDraft:
    draft = _draft(request, access, draft_id)
    if draft.done:
        raise Http404
    return draft


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, access: Access) -> HttpResponse:
    """Give a file, or paste rows; take up a list given before."""
    form, wrong, status = UploadForm(), "", 200
    if request.method == "POST":
        status = 422
        form = UploadForm(request.POST, request.FILES) if "rows" not in request.POST else form
        if not limits.allowed(request, "import", times=TIMES, seconds=SECONDS):
            wrong, status = _("You have imported many documents within an hour. Take a break, then come back."), 429
        elif "rows" in request.POST or form.is_valid():
            try:
                return _given(request, access, form)
            except (NoList, UnreadableFile, Full) as error:
                wrong, status = _why_not(error), 503 if isinstance(error, Full) else 422
        if wrong and "rows" not in request.POST:
            form, wrong = UploadForm.refused(wrong), ""
    return _start_page(request, access, form, wrong, status=status)


def _start_page(
    request: HttpRequest, access: Access, form: UploadForm, wrong: str = "", *, status: int
) -> HttpResponse:
    drafts = access.network.directory_drafts.filter(author_id=user_of(request).pk, expires__gt=timezone.now())
    context = {
        "form": form,
        "wrong": wrong,
        "rows": request.POST.get("rows", ""),
        "drafts": drafts.defer("tables", "made", "decisions"),
    }
    return page(request, access, "parties/import_start.html", context, status=status)


def _given(request: HttpRequest, access: Access, form: UploadForm) -> HttpResponse:
    """To the columns of a list; a file that takes long waits. Raises NoList, UnreadableFile, Full."""
    if "rows" in request.POST:
        return _begin(request, access, pasted(request.POST["rows"]))
    ticket, read = queueing.give(request, form.cleaned_data["file"], Choices())
    return _taken(request, access, ticket) if read else redirect("party_import_waiting", access.network.slug, ticket)


def _taken(request: HttpRequest, access: Access, ticket: str) -> HttpResponse:
    upload, read = queueing.take(request, ticket)
    return _begin(request, access, sheets_of(read.document), upload.name)


def _begin(request: HttpRequest, access: Access, sheets: list[Sheet], name: str = "") -> HttpResponse:
    draft = create_list(network=access.network, author=user_of(request), sheets=sheets, name=name)
    return redirect("party_import_columns", access.network.slug, draft.pk)


def _why_not(error: NoList | UnreadableFile | Full) -> str:
    if isinstance(error, Full):
        return queueing.full()
    return refusal(error) if isinstance(error, NoList) else explain(error)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, access: Access, ticket: str) -> HttpResponse:
    """A file in line; once it is read, a button shows its columns."""
    place = queueing.queue().place(ticket, owner=queueing.owner_of(request))
    if not place:
        return _start_page(request, access, UploadForm.refused(queueing.gone()), status=404)
    if request.method == "POST":
        try:
            return _taken(request, access, ticket)
        except (NoList, UnreadableFile) as error:
            return _start_page(request, access, UploadForm.refused(_why_not(error)), status=422)
    context = {"place": place, "action": request.path, "area": "parties"}
    return queueing.waits(page(request, access, "waiting.html", context), place)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """What does each column hold?"""
    draft = _waiting(request, access, draft_id)
    if request.method == "POST":
        table, header = _number(request, "table", draft.table), _number(request, "header", draft.header)
        if not 0 <= table < len(draft.tables):
            raise Http404
        if table != draft.table:
            choose_list(draft=draft, table=table)
        elif header != draft.header:
            choose_list(draft=draft, table=table, header=max(-1, min(header, ABOVE)))
        else:
            choose_roles(draft=draft, roles=_roles(request, draft))
            return redirect("party_import_preview", access.network.slug, draft.pk)
        return redirect("party_import_columns", access.network.slug, draft.pk)
    sheet = sheet_of(draft)
    body = [row for at, row in enumerate(sheet.rows) if at > draft.header and at not in sheet.titles]
    headings = sheet.rows[draft.header] if draft.header >= 0 else []
    told = [
        {
            "at": at,
            "heading": headings[at] if at < len(headings) else "",
            "role": draft.roles[at],
            "sample": [row[at] if at < len(row) else "" for row in body[:SAMPLE]],
        }
        for at in range(sheet.columns)
    ]
    context = {
        "draft": draft,
        "columns": told,
        "samples": list(zip(*(column["sample"] for column in told), strict=True)),
        "rows": len(body),
        "above": sheet.rows[: max(draft.header, 0)],
        "roles": [(role.value, word) for role, word in ROLES.items()],
        "headers": [(at, " · ".join(filter(None, row))) for at, row in enumerate(sheet.rows[:ABOVE])],
        "tables": [(at, one["name"], len(one["rows"])) for at, one in enumerate(draft.tables)],
    }
    return page(request, access, "parties/import_columns.html", context)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.removeprefix("-").isdecimal() and len(said) < 6 else otherwise


def _roles(request: HttpRequest, draft: DirectoryDraft) -> list[Role]:
    known = {role.value: role for role in Role}
    return [known.get(request.POST.get(f"role-{at}", ""), Role(role)) for at, role in enumerate(draft.roles)]


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """What would this list make of the directory?"""
    draft, status = _waiting(request, access, draft_id), 200
    if request.method == "POST":
        _decide(request, draft)
        if request.POST.get("op") != "import":
            where = redirect("party_import_preview", access.network.slug, draft.pk)
            where["Location"] += f"?page={_number(request, 'page', 1)}"
            return where
        try:
            import_list(draft=draft, seen=request.POST.get("seen", ""), actor=f"user:{request.user.pk}")
        except ListRefused as error:
            messages.error(request, refusal(error))
            status = 409
        else:
            return redirect("party_import_done", access.network.slug, draft.pk)
    comparison = comparison_of(draft)
    rows = rows_of(comparison)
    context = {
        "draft": draft,
        "counts": counts_of(rows),
        "total": len(rows),
        "named": len(comparison.fates),
        "rows": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "seen": comparison.mark,
    }
    return page(request, access, "parties/import_preview.html", context, status=status)


def _decide(request: HttpRequest, draft: DirectoryDraft) -> None:
    """The choices of the rows that were shown."""
    parties = {name.removeprefix("act:"): str(value) for name, value in request.POST.items() if name.startswith("act:")}
    shown = [int(row) for row in request.POST.getlist("row") if row.isdecimal() and len(row) < 18]
    taken = set(request.POST.getlist("take"))
    decide_list(draft=draft, parties=parties, left={row: str(row) not in taken for row in shown})


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def done(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """What was made, and how to take it back."""
    draft = _draft(request, access, draft_id)
    if not draft.done:
        raise Http404
    return page(request, access, "parties/import_done.html", {"draft": draft})


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def undo(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """The whole import is taken back."""
    draft = _draft(request, access, draft_id)
    try:
        undo_list(draft=draft, actor=f"user:{request.user.pk}")
    except ListRefused as error:
        messages.error(request, refusal(error))
    return redirect("party_import_done", access.network.slug, draft.pk)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def delete(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """A list given by mistake goes at once."""
    _draft(request, access, draft_id).delete()
    return redirect("party_import", access.network.slug)
