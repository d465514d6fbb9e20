"""Entering a network: who asks, what she may do there, and the page around what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from jalon.accounts.roles import Permission
from jalon.network.actions.access import came_today
from jalon.network.errors import NotPermitted
from jalon.network.models import Access
from jalon.network.queries import access_to, other_networks, second_factor_due
from jalon.plans.errors import PlanClosed
from jalon.web.components import errors
from jalon.web.components.menu import network_menu


def network_page(
    permission: Permission,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A page inside a network: the view receives the person's access instead of the network's slug.

    A stranger gets a 404, as if there were no such network; a member who may not, a 403.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @login_required
        @wraps(view)
        def enter(request: HttpRequest, slug: str, **values: Any) -> HttpResponseBase:
            try:
                access = access_to(request.user, slug, permission)  # type: ignore[arg-type]  # signed in: a User
            except Access.DoesNotExist:
                raise Http404 from None
            except NotPermitted:
                raise PermissionDenied from None
            if (due := second_factor_due(access)) and due <= timezone.now():
                return redirect(reverse("account_protect") + "?" + urlencode({"next": request.get_full_path()}))
            came_today(access)
            try:
                return view(request, access, **values)
            except PlanClosed:
                return errors.plan_closed(request)

        enter.permission = permission  # type: ignore[attr-defined]  # read by the test that visits every address
        return enter

    return decorate


def page(
    request: HttpRequest,
    access: Access,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of a network, with its menu."""
    area = str((context or {}).get("area") or template.partition("/")[0])
    due = second_factor_due(access)
    frame = {
        "network": access.network,
        "networks": other_networks(access),
        "access": access,
        "menu": network_menu(access, area),
        "own_words": access.network.words,
        "area": area,
        "second_factor_due": due,
        "may_import": access.permits(Permission.IMPORT_PLAN),
    }
    return render(request, template, frame | dict(context or {}), status=status)
