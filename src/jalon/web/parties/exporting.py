"""The directory as a file: for a spreadsheet, and to bring back in."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jalon.accounts.roles import Permission
from jalon.documents.writers.csv_text import to_csv
from jalon.documents.writers.house import Grid, GridColumn, Printed, Row, Value
from jalon.network.actions.privacy import note_access
from jalon.network.choices import AccessedFor
from jalon.network.importing.roles import Role
from jalon.network.models import Access, Network
from jalon.network.queries.listing import COLUMNS, Line, directory_rows
from jalon.web.components.access import network_page
from jalon.web.parties.list_words import ROLES

_WIDE = frozenset({Role.ORGANISATION, Role.PERSON, Role.EMAIL, Role.PERSON_EMAIL, Role.ADDRESS, Role.NOTES})
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def export(request: HttpRequest, access: Access, fmt: str) -> HttpResponse:
    """Everybody, with the headings that an import reads; who took it is kept."""
    if fmt not in TYPES:
        raise Http404
    today = timezone.localdate()
    rows = directory_rows(access.network, today)
    content = _csv(rows) if fmt == "csv" else _excel(access.network, rows, today)
    note_access(network=access.network, party=None, actor=f"user:{request.user.pk}", how=AccessedFor.EXPORT)
    name = f"{access.network.slug}-{pgettext('file name', 'directory')}-{today}.{fmt}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type=TYPES[fmt], headers=headers)


def _csv(rows: list[Line]) -> bytes:
    headings = [str(ROLES[role]) for role in COLUMNS]
    return to_csv(headings, [[_said(row.get(role, "")) for role in COLUMNS] for row in rows])


def _said(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else value


def _excel(network: Network, rows: list[Line], today: date) -> bytes:
    from jalon.documents.writers.excel import to_excel  # noqa: PLC0415  (only to make a file)

    columns = [GridColumn(str(ROLES[role]), 2.0 if role in _WIDE else 1.0) for role in COLUMNS]
    grid = Grid(_("Directory"), columns, [Row([_value(row.get(role, "")) for role in COLUMNS]) for row in rows])
    printed = Printed(
        title=_("People and organisations"),
        language=(get_language() or "fr")[:2],
        blocks=[grid],
        organisation=network.name,
        made=today,
    )
    return to_excel(printed)


def _value(value: str | date) -> Value:
    return Value(day=value) if isinstance(value, date) else Value(value)
