"""The calendars of a person: their addresses; and what each of them opens."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.network.models import Access, Party
from jalon.network.queries.parties import directory
from jalon.plans.actions.feeds import make_feed, revoke_feed
from jalon.plans.models import CalendarFeed, Plan
from jalon.plans.queries.calendar import calendar_of, leading_parties, open_feed
from jalon.plans.queries.standing import plans_for
from jalon.web.components.access import network_page, page
from jalon.web.components.validators import tag_of
from jalon.web.components.words import plan_name
from jalon.web.feeds.writing import calendar_bytes

HEADERS = {
    "Content-Disposition": 'inline; filename="jalon.ics"',
    "Cache-Control": "private, max-age=600",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class Address(NamedTuple):
    """A calendar of hers, and where it is read."""

    feed: CalendarFeed
    name: str
    url: str
    made: date

    @property
    def webcal(self) -> str:
        """What a calendar program opens at once."""
        return "webcal" + self.url[self.url.index(":") :]


class Offer(NamedTuple):
    """A calendar she may make."""

    value: str
    label: str


@network_page(Permission.READ_PLAN)
@require_safe
def feed_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Her calendars, and how to have another."""
    audience = Role(access.role).audience
    plans, parties = plans_for(access.network, audience), leading_parties(access.network, audience)
    linked = directory(access.network).user(access.user_id) is not None
    feeds = access.network.feeds.filter(user_id=access.user_id, revoked=None).select_related("plan", "party")
    context = {
        "addresses": [_address(request, access, feed) for feed in feeds.order_by("created")],
        "linked": linked,
        "plans": [Offer(f"plan-{plan.pk}", plan_name(plan, access.network)) for plan in plans],
        "parties": [Offer(f"responsable-{party.pk}", party.name) for party in parties],
    }
    return page(request, access, "feeds/list.html", context)


@network_page(Permission.READ_PLAN)
@require_POST
def make(request: HttpRequest, access: Access) -> HttpResponse:
    """The address of one more calendar."""
    plan, party = _chosen(access, request.POST.get("calendrier", ""))
    make_feed(network=access.network, user=_user(request), plan=plan, party=party)
    messages.success(request, _("The address is made. Give it to your calendar."))
    return redirect("feed_list", access.network.slug)


@network_page(Permission.READ_PLAN)
@require_POST
def revoke(request: HttpRequest, access: Access, feed_id: int) -> HttpResponse:
    """An address that opens nothing more."""
    feed = get_object_or_404(access.network.feeds, pk=feed_id, user_id=access.user_id)
    revoke_feed(feed=feed, user=_user(request))
    messages.success(request, _("This address opens nothing any more."))
    return redirect("feed_list", access.network.slug)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads; whoever knows the address sees what its owner may see today."""
    opened = open_feed(token)
    if opened is None:
        return _closed(request, token)
    etag = quote_etag(tag_of(request, *opened.state))
    response = HttpResponse(content_type="text/calendar; charset=utf-8", headers=HEADERS | {"ETag": etag})
    # What was taken out leaves no later date: only the tag tells that nothing changed.
    unchanged = get_conditional_response(request, etag=etag, response=response)
    if unchanged is not response and unchanged is not None:
        return unchanged
    slug, content = opened.feed.network.slug, calendar_of(opened)

    @cache
    def address(plan_id: int) -> tuple[str, str]:
        """That of an item of a plan, before and after its number."""
        before, _zero, after = reverse("plan_item", args=[slug, plan_id, 0]).rpartition("0")
        return request.build_absolute_uri(before), after

    def item_url(plan: Plan, item_id: int) -> str:
        before, after = address(plan.pk)
        return f"{before}{item_id}{after}"

    response.content = calendar_bytes(content, item_url)
    response["Last-Modified"] = http_date(int(content.modified.timestamp()))
    return response


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """A 410 tells programs to stop asking for an address withdrawn; of others, nothing is said."""
    if not CalendarFeed.objects.filter(secret=token, revoked__isnull=False).exists():
        raise Http404
    sentence = _("Whoever made it has withdrawn it. Nothing of it can be read any more.")
    context = {"heading": _("This calendar address is closed"), "sentence": sentence}
    return render(request, "error.html", context, status=410)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - network_page lets in who is signed in alone
    return request.user


def _chosen(access: Access, value: str) -> tuple[Plan | None, Party | None]:
    """What a choice of the list names; a 404 when it names nothing she may see."""
    kind, _dash, number = value.partition("-")
    audience = Role(access.role).audience
    if value == "moi":
        return None, None
    if not (number.isdecimal() and len(number) < 18):
        raise Http404
    if kind == "plan":
        return get_object_or_404(access.network.plans.filter(visibility__lte=audience), pk=int(number)), None
    found = [party for party in leading_parties(access.network, audience) if party.pk == int(number)]
    if kind != "responsable" or not found:
        raise Http404
    return None, found[0]


def _address(request: HttpRequest, access: Access, feed: CalendarFeed) -> Address:
    if feed.plan:
        name = plan_name(feed.plan, access.network)
    else:
        name = feed.party.name if feed.party else _("What I answer for")
    return Address(
        feed,
        name,
        request.build_absolute_uri(reverse("calendar", args=[feed.secret])),
        timezone.localdate(feed.created),
    )
