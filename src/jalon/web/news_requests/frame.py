"""What all the pages of news have in common: the plan, and the way from one page to the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from jalon.network.models import Access
from jalon.plans.models import Plan
from jalon.plans.queries.news import waiting_count
from jalon.web.components.access import page
from jalon.web.plans.rights import audience_of


def news_page(
    request: HttpRequest,
    access: Access,
    plan: Plan,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """One of the pages of the news of a plan."""
    frame = {
        "plan": plan,
        "area": "plans",
        "here": template,
        "waiting_number": waiting_count(plan, audience_of(access)),
    }
    return page(request, access, f"news_requests/{template}.html", frame | context, status=status)


def number_of(given: str | None) -> int:
    """A number of a form or an address; 0 when it is none."""
    return int(given) if given and given.isdecimal() and len(given) < 19 else 0
