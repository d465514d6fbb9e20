"""The menus of a table, drawn on the table itself in the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from jalon.plans.proposals.tables import ReadTable
from jalon.web.components.source import TableForm
from jalon.web.components.words import ROLES, language


def table_form(request: HttpRequest, menus: ReadTable | None, action: str, own: Mapping[str, Any]) -> TableForm | None:
    """The form around the table that was read, posted to `action`; None where no table is known."""
    if menus is None or menus.block is None:
        return None
    context = {"menus": menus, "action": action, "roles": ROLES, "own_words": own, "spoken": language()}
    return TableForm(
        menus.block,
        render_to_string("components/table_choices.html", context, request),
        render_to_string("components/table_heads.html", context, request),
    )
