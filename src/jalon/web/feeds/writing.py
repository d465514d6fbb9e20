"""A calendar in the format of RFC 5545, as Outlook, Google and Apple read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, timedelta
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from jalon.documents.writers.characters import clean
from jalon.mailings.rules import one_line
from jalon.network.models import Network
from jalon.plans.models import Plan
from jalon.plans.queries.calendar import CalendarContent, CalendarEvent
from jalon.web.components.words import plan_name, schedule_words, status_word

REFRESH = timedelta(hours=6)
# What an event may say of itself: given up is cancelled, put off is not sure.
STATUSES = {"dropped": "CANCELLED", "not_done": "CANCELLED", "postponed": "TENTATIVE", "to_continue": "TENTATIVE"}

ItemUrl = Callable[[Plan, int], str]
LINE_END = r"\r\n?|\n"
BREAKS = "[\t\x7f-\x9f\u2028\u2029]"
ROOM = 74  # bytes of a line; what is longer goes on under it, after a space


def calendar_bytes(content: CalendarContent, item_url: ItemUrl) -> bytes:
    """The calendar, in the language of the person it was made for. The same content gives the same bytes.

    Events are written here, line by line: a thousand of them through icalendar would take a second.
    """
    with override(content.feed.user.language or content.feed.network.language):
        from icalendar import Calendar  # noqa: PLC0415  (calendars that did not change are not made)

        written = Calendar()
        written.add("prodid", "-//Jalon//Jalon//FR")
        written.add("version", "2.0")
        written.add("method", "PUBLISH")
        name = one_line(calendar_name(content))
        written.add("x-wr-calname", name)
        written.add("name", name)
        written.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        written.add("x-published-ttl", "PT6H")
        head, end, _nothing = bytes(written.to_ical()).partition(b"END:VCALENDAR\r\n")
        words = _Words(content.feed.network)
        events = (_event(event, item_url(event.plan, event.item.id), words) for event in content.events)
        return b"".join((head, *(folded(line) for event in events for line in event), end))


def folded(line: str) -> bytes:
    """A line as RFC 5545 writes it: none longer than 75 bytes, no letter cut in two."""
    left = line.encode()
    if len(left) <= ROOM:
        return left + b"\r\n"
    pieces: list[bytes] = []
    while len(left) > ROOM:
        cut = ROOM
        while left[cut] & 0xC0 == 0x80:  # inside a letter
            cut -= 1
        pieces.append(left[:cut])
        left = left[cut:]
    return b"\r\n ".join((*pieces, left)) + b"\r\n"


def calendar_name(content: CalendarContent) -> str:
    """What the calendar is called in a list of calendars."""
    feed = content.feed
    if feed.plan:
        return f"{feed.network} – {plan_name(feed.plan, feed.network)}"
    if feed.party_id:
        return f"{feed.network} – {content.who.name if content.who else ''}"
    return pgettext("calendar", "%(network)s – my actions") % {"network": feed.network}


class _Words:
    """The sentences of events, looked up once."""

    def __init__(self, network: Network) -> None:
        self.of_plan = cache(lambda plan: plan_name(plan, network))
        self.due = pgettext("calendar", "Expected: %(text)s")
        self.schedule, self.leads = _("Schedule: %(words)s"), _("In charge: %(names)s")
        self.status, self.expected = _("Status: %(status)s"), _("Expected: %(words)s")
        self.of_status = cache(status_word)


def _event(event: CalendarEvent, url: str, words: _Words) -> Iterator[str]:
    """The lines of an event, not yet folded."""
    occasion = event.occasion
    suffix = f"-{occasion.name.replace('/', '_')}" if occasion.name else ""
    modified = f"{event.modified.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(_summary(event, words))}"
    yield f"DTSTART;VALUE=DATE:{_day(occasion.first)}"
    yield f"DTEND;VALUE=DATE:{_day(occasion.last + timedelta(days=1))}"
    yield f"DTSTAMP:{modified}"
    yield f"UID:{event.identity}{suffix}@jalon"
    yield f"SEQUENCE:{event.changes}"
    if occasion.rule:
        yield f"RRULE:{occasion.rule}"
    yield f"DESCRIPTION:{_text(_description(event, url, words))}"
    yield f"LAST-MODIFIED:{modified}"
    yield f"STATUS:{STATUSES.get(event.item.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{url}"
    yield "END:VEVENT"


def _day(value: date) -> str:
    return value.isoformat().replace("-", "")


def _text(words: str) -> str:
    """Words as a value of RFC 5545: a line end is written, and what else breaks a line for some program is a space."""
    words = re.sub(BREAKS, " ", clean(re.sub(LINE_END, "\n", words)))
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\n", "\\n")


def _summary(event: CalendarEvent, words: _Words) -> str:
    text = event.item.text
    if event.item.status == "done":
        return f"✓ {text}"
    return words.due % {"text": text} if event.occasion.due else text


def _description(event: CalendarEvent, url: str, words: _Words) -> str:
    item = event.item
    leads = ", ".join([*item.leads, *item.inherited_leads])
    lines = [" › ".join([words.of_plan(event.plan), *event.above]), ""]
    lines += [words.schedule % {"words": schedule_words(item.schedule, event.plan.language)}] if item.schedule else []
    lines += [words.leads % {"names": leads}] if leads else []
    lines += [words.status % {"status": words.of_status(item.status)}] if item.status else []
    lines += [words.expected % {"words": text} for text in item.expected_results]
    return "\n".join([*lines, "", url])
