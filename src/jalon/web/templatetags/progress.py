"""Progress in words, for templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jalon.plans.choices import ReportChannel
from jalon.plans.models import PlanItem, ProgressReport
from jalon.plans.queries.changes import FieldChange
from jalon.plans.queries.item import Signed
from jalon.plans.rules.concern import Asked
from jalon.plans.rules.recurrence import Occurrence, Promise
from jalon.plans.rules.reports import percent_adds as adds
from jalon.plans.rules.words import compare
from jalon.web.components.lines import status_html
from jalon.web.components.words import (
    audience_word,
    day,
    field_word,
    iso_day,
    percent_word,
    says_only,
    season_word,
    status_word,
)
from jalon.web.life.words import OUTCOMES
from jalon.web.plans import words
from jalon.web.templatetags.jalon import edtf_words
from jalon.wording.plans import FIELDS, LEVELS

# Columns and levels; the rest of what history keeps has a label of its own, or is not for people.
FIELD_NAMES = {*FIELDS, *LEVELS}
register = template.Library()


@register.filter
def concern_words(concern: Asked | None) -> str:
    """What an item asks, beside its status."""
    return words.concern_words(*concern) if concern else ""


@register.filter
def signature(signed: Signed) -> str:
    """Who says it, who typed it, how it came."""
    return words.signature(signed.author, signed.said_by, signed.report.channel)


@register.filter
def told(signed: Signed) -> bool:
    """Whether its words say its parts and counts themselves: they were read in them, in the document."""
    return signed.report.channel == ReportChannel.DOCUMENT and bool(signed.report.note)


@register.filter
def says_more_than(report: ProgressReport | None, item: PlanItem) -> bool:
    """Whether the words of a report say more than the state of its item, which stands beside them."""
    return report is not None and bool(report.note) and not says_only(report.note, item.status, item.percent)


@register.filter
def is_stated(item: Any) -> bool:
    """Whether anything is known of where an item stands."""
    return bool(item.status) or item.percent is not None


@register.filter
def percent_adds(item: PlanItem) -> bool:
    """Whether the percent of an item says more than its status."""
    return adds(item.status, item.percent)


@register.filter
def verb_words(verb: str) -> str:
    """What somebody did."""
    return words.verb_words(verb)


def _when_words(edtf: str) -> str:
    """An EDTF date as it is said within a sentence: "autumn 2026"."""
    season = season_word(edtf)
    return season[:1].lower() + season[1:] if season != edtf else edtf_words(edtf)


@register.filter
def promise_words(promise: Promise) -> str:
    """ "2 of 3 this year; missing: spring 2027" """
    yearly = promise.last - promise.first < timedelta(days=370)
    return words.standing_words(
        promise.done, promise.of, [_when_words(edtf) for edtf in promise.missing], yearly=yearly
    )


@register.filter
def translated(sentence: str) -> str:
    """A sentence kept as data, in the language of the page."""
    return _(sentence) if sentence else ""


@register.simple_tag
def filling_mark(mark: str, word: str) -> SafeString:
    """Where an expected result stands, as its shape and its word."""
    return format_html(
        '<span class="status status-{}"><svg class="mark" aria-hidden="true"><use href="#m-{}"/></svg>{}</span>',
        mark,
        mark,
        word,
    )


@register.simple_tag
def occurrence_mark(one: Occurrence) -> SafeString:
    """A time as its shape and its word."""
    mark = words.OCCURRENCE_MARKS[one.state]
    return format_html(
        '<span class="status status-{}"><svg class="mark" aria-hidden="true"><use href="#m-{}"/></svg>{}</span>',
        mark,
        mark,
        words.OCCURRENCES[one.state],
    )


@register.simple_tag(takes_context=True)
def field_change(context: template.Context, change: FieldChange) -> SafeString:
    """A field as it was and as it became; texts word by word."""
    own = context.get("own_words") or {}
    heading = change.name.removeprefix("extra.")
    label = words.field_label(change.name) or (field_word(change.name, own) if change.name in FIELD_NAMES else "")
    if change.name == "place" or (not label and heading == change.name):
        return mark_safe("")  # what the machine keeps for itself says nothing to a person
    label = label or heading
    return format_html("<dt>{}</dt><dd>{}</dd>", label, _difference(change))


def _difference(change: FieldChange) -> SafeString:
    words_of = _day_words if change.name.endswith("_on") else WORDED.get(change.name)
    if words_of is _count_words and not change.before:
        return mark_safe(escape(words_of(change.after)))  # noqa: S308 - a number that came to be, from nothing
    if words_of:
        return _arrow(words_of(change.before), words_of(change.after))
    before, after = _plain(change.before), _plain(change.after)
    tags = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
    return format_html_join("", "{}", ((format_html(tags[one.kind], one.text),) for one in compare(before, after)))


def _status_marks(value: Any) -> SafeString:
    return mark_safe(status_html(value or ""))  # noqa: S308 - one of ours


def _audience_words(value: Any) -> str:
    return _("As the line above") if value is None else audience_word(value)


def _day_words(value: Any) -> str:
    return day(found) if (found := iso_day(value)) else ""


def _statuses_words(value: Any) -> str:
    return ", ".join(map(status_word, value or []))


def _count_words(value: Any) -> str:
    return "" if value is None else str(value)


# Fields of history told otherwise than by their words; an archive brings back only what these know (exchange.columns).
WORDED: Final[dict[str, Callable[[Any], Any]]] = {
    "status": _status_marks,
    "percent": percent_word,
    "visibility": _audience_words,
    "outcome": lambda value: OUTCOMES.get(value, ""),
    "left_out": _statuses_words,
    "items": _count_words,
    "amendment": _count_words,
}


def _arrow(before: Any, after: Any) -> SafeString:
    nothing = format_html('<span class="soft">{}</span>', _("nothing"))
    spoken = escape(_("became"))
    return format_html(
        '{} <span aria-hidden="true">→</span><span class="for-ears"> {} </span> {}',
        before or nothing,
        spoken,
        after or nothing,
    )


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(str(one["text"] if isinstance(one, dict) else one) for one in value)
    return "" if value is None else str(value)


@register.simple_tag
def merge_html(before: str, after: str) -> SafeString:
    """Two texts as one, what goes and what comes marked."""
    return _difference(FieldChange("text", before, after))


@register.filter
def status_list(statuses: list[str]) -> str:
    """Several statuses in one sentence."""
    return ", ".join(status_word(status).lower() for status in statuses)
