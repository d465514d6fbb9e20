"""The page everybody may read: no cookie, no session, the same for all, so that any cache may keep it a minute."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Audience
from jalon.plans.models import Plan
from jalon.plans.queries.projection import public_state
from jalon.web.components.validators import tag_of
from jalon.web.public.presenters import public_response

SECONDS = 60  # how long a cache may show a page that was withdrawn


@gzip_page
@require_safe
def public_page(request: HttpRequest, token: str) -> HttpResponse:
    """A published plan; a 410 when its page was taken away."""
    plan = Plan.objects.select_related("network").filter(public_key=token).first()
    if plan is None:
        raise Http404
    if plan.published_at is None or plan.visibility != Audience.PUBLIC:
        return _withdrawn(request)
    etag = f'W/"{tag_of(request, *public_state(plan))}"'
    found = get_conditional_response(request, etag)
    response = public_response(request, plan) if found is None else found
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response


def _withdrawn(request: HttpRequest) -> HttpResponse:
    """Nothing is said of whose plan it was."""
    context = {
        "heading": _("This page was withdrawn"),
        "sentence": _("The network that had published this plan has taken its page away."),
    }
    response = render(request, "error.html", context, status=410)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
