"""What the pages of following members have in common: the way from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.web.components.access import page
from jalon.web.components.menu import exists


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of following members, and whether it is the one shown."""

    label: str | Promise
    href: str
    current: bool


_TABS: Final = (
    ("asks", gettext_lazy("What is asked"), "following", Permission.MANAGE_PARTIES),
    ("welcomes", pgettext_lazy("following members", "Welcome"), "welcomes", Permission.MANAGE_PARTIES),
    ("contacts", pgettext_lazy("following members", "Contacts"), "contacts", Permission.REPORT_OWN),
)


def following_page(
    request: HttpRequest,
    access: Access,
    template: str,
    context: Mapping[str, Any],
    *,
    here: str,
    status: int = 200,
) -> HttpResponse:
    """A page of following members; `here` names the tab it belongs to."""
    slug = access.network.slug
    tabs = [
        Tab(label, reverse(name, args=[slug]), key == here)
        for key, label, name, permission in _TABS
        if access.permits(permission) and exists(name)
    ]
    frame = {"tabs": tabs if len(tabs) > 1 else []}
    return page(request, access, f"membership/{template}.html", frame | dict(context), status=status)
