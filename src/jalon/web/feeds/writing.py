"""A calendar in the format of RFC 5545, as Outlook, Google and Apple read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from icalendar import Calendar, Event, vRecur

from jalon.plans.models import Plan
from jalon.plans.queries.calendar import CalendarContent, CalendarEvent
from jalon.web.components.words import status_word

REFRESH = timedelta(hours=6)
# What an event may say of itself: given up is cancelled, put off is not sure.
STATUSES = {"dropped": "CANCELLED", "not_done": "CANCELLED", "postponed": "TENTATIVE", "to_continue": "TENTATIVE"}

ItemUrl = Callable[[Plan, int], str]


def calendar_bytes(content: CalendarContent, item_url: ItemUrl) -> bytes:
    """The calendar, in the language of the person it was made for. The same content gives the same bytes."""
    with override(content.feed.user.language or content.feed.network.language):
        written = Calendar()
        written.add("prodid", "-//Jalon//Jalon//FR")
        written.add("version", "2.0")
        written.add("method", "PUBLISH")
        name = calendar_name(content)
        written.add("x-wr-calname", name)
        written.add("name", name)
        written.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        written.add("x-published-ttl", "PT6H")
        for event in content.events:
            written.add_component(_event(event, item_url(event.plan, event.item.id)))
        return bytes(written.to_ical())


def calendar_name(content: CalendarContent) -> str:
    """What the calendar is called in a list of calendars."""
    feed = content.feed
    if feed.plan:
        return f"{feed.network} – {feed.plan.title}"
    if feed.party_id:
        return f"{feed.network} – {content.who.name if content.who else ''}"
    return pgettext("calendar", "%(network)s – my actions") % {"network": feed.network}


def _event(event: CalendarEvent, url: str) -> Event:
    written = Event()
    occasion = event.occasion
    suffix = f"-{occasion.name.replace('/', '_')}" if occasion.name else ""
    written.add("uid", f"{event.identity}{suffix}@jalon")
    written.add("summary", _summary(event))
    written.add("dtstart", occasion.first)
    written.add("dtend", occasion.last + timedelta(days=1))
    if occasion.rule:
        written.add("rrule", vRecur.from_ical(occasion.rule))
    written.add("dtstamp", event.modified)
    written.add("last-modified", event.modified)
    written.add("sequence", event.changes)
    written.add("status", STATUSES.get(event.item.status, "CONFIRMED"))
    written.add("transp", "TRANSPARENT")
    written.add("description", _description(event, url))
    written.add("url", url)
    return written


def _summary(event: CalendarEvent) -> str:
    text = event.item.text
    if event.item.status == "done":
        return f"✓ {text}"
    return pgettext("calendar", "Expected: %(text)s") % {"text": text} if event.occasion.due else text


def _description(event: CalendarEvent, url: str) -> str:
    item = event.item
    leads = ", ".join([*item.leads, *item.inherited_leads])
    lines = [" › ".join([event.plan.title, *event.above]), ""]
    lines += [_("Schedule: %(words)s") % {"words": item.schedule}] if item.schedule else []
    lines += [_("In charge: %(names)s") % {"names": leads}] if leads else []
    lines += [_("Status: %(status)s") % {"status": status_word(item.status)}] if item.status else []
    lines += [_("Expected: %(words)s") % {"words": text} for text in item.expected_results]
    return "\n".join([*lines, "", url])
