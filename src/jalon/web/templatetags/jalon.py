"""What templates need: status marks, words of plans, dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalon.network.rules import greeting as greeting_rule
from jalon.phrases.parties import PartyKind
from jalon.plans.choices import PlanState
from jalon.plans.models import Plan
from jalon.plans.rules.plan_names import period_name
from jalon.web.components import menu, words
from jalon.web.components.lines import LineWriter, state_html, status_html, value_html
from jalon.web.components.proposals import Line, Value
from jalon.web.components.source import SourceView
from jalon.wording import clipping

register = template.Library()


@register.simple_tag
def status_mark(status: str) -> SafeString:
    """A status as its shape and its word; nothing when none is given."""
    return mark_safe(status_html(status))  # noqa: S308 - a code and an escaped word


@register.simple_tag
def state_mark(said: Any) -> SafeString:
    """The status of an item or a report as its shape and its word, and the percent that says more."""
    return mark_safe(state_html(said.status, said.percent))  # noqa: S308 - a code, and escaped words


@register.simple_tag
def their_language(plan: Plan) -> SafeString:
    """The attribute of a plan's own words; ours, beside them, are in the language of the page."""
    return words.language_attribute(plan.language)


@register.simple_tag(takes_context=True)
def plan_name(context: template.Context, plan: Plan) -> str:
    """What a plan is called beside the others of the network that the page is of."""
    return words.plan_name(plan, context.get("network") or plan.network)


@register.simple_tag
def plan_facts(plan: Plan, as_of: date | None = None) -> str:
    """The period of a plan and its days: adopted, closed, brought up to date. None of those after `as_of`."""
    days = [
        (plan.adopted_on, _("adopted on %(day)s")),
        (plan.closed_on if plan.state == PlanState.CLOSED else None, pgettext("plan", "closed on %(day)s")),
        (plan.updated_on, _("updated on %(day)s")),
    ]
    said = [sentence % {"day": words.day(on)} for on, sentence in days if on and (as_of is None or on <= as_of)]
    return " · ".join([*([period_words(plan.period)] if plan.period else []), *said])


@register.simple_tag
def first_name(name: str | None, kind: str = PartyKind.PERSON) -> str:
    """What a person is called; "" where her name does not say, and for a body."""
    return greeting_rule.first_name(name or "") if kind == PartyKind.PERSON else ""


@register.simple_tag
def greeting(name: str | None, kind: str = PartyKind.PERSON) -> str:
    """How a message begins: « Bonjour Line, »; without a name where it does not say what she is called."""
    said = first_name(name, kind)
    return _("Hello %(name)s,") % {"name": said} if said else _("Hello,")


@register.simple_tag
def value(value: Value) -> SafeString:
    """Words that lead to their place in the source."""
    return mark_safe(value_html(value))  # noqa: S308 - its texts were escaped


@register.simple_tag(takes_context=True)
def plan_line(context: template.Context, line: Line) -> SafeString:
    """A line of a proposed plan; with a way to correct it where there is a draft."""
    writer = context.render_context.get("line_writer")
    if writer is None:
        review_url = str(context.get("review_url") or "") if context.get("draft") else ""
        writer = context.render_context["line_writer"] = LineWriter(context.get("own_words") or {}, review_url)
    return writer.line(line)


@register.inclusion_tag("components/plan_menu.html", takes_context=True)
def plan_menu(context: template.Context, plan: Plan, here: str) -> dict[str, Any]:
    """The pages of a plan, and which one is `here`; nothing without a person in its network."""
    access = context.get("access")
    return {"links": menu.plan_links(access, plan.pk, here) if access else []}


@register.simple_tag
def rows_words(rows: int, actions: int) -> str:
    """How many things a plan has to do."""
    return words.rows_words(rows, actions)


@register.filter
def level_word(level: str, own: Mapping[str, Any] | None = None) -> str:
    """What this network calls a level."""
    return words.level_word(level, own)


@register.filter
def field_word(name: str, own: Mapping[str, Any] | None = None) -> str:
    """What this network calls a column."""
    return words.field_word(name, own)


@register.filter
def role_word(role: str, own: Mapping[str, Any] | None = None) -> str:
    """What a column of a document holds."""
    return words.role_word(role, own)


@register.filter
def schedule_words(text: str, plan: Plan | None = None) -> str:
    """A schedule as people read it, in the language of its plan."""
    return words.schedule_words(text, plan.language if plan else "")


@register.filter
def day(value: date | None) -> str:
    """A date in words."""
    return words.day(value) if value else ""


@register.filter
def printed(number: str | None) -> str:
    """The number of a line as a list prints it."""
    return words.printed(number) if number else ""


@register.filter
def to_come(value: date | None) -> bool:
    """Whether a day is still to come."""
    return value is not None and value > timezone.localdate()


@register.filter
def size(value: int) -> str:
    """The size of a file in words."""
    return words.file_size(value)


@register.filter
def iso_words(value: str | None) -> str:
    """An ISO date in words."""
    found = words.iso_day(value)
    return words.day(found) if found else (value or "")


@register.filter
def period_words(value: str | None) -> str:
    """An EDTF period in words; as it stands when it is no period."""
    return period_name(value or "", words.language())


@register.simple_tag
def source_link(source: SourceView, place: Mapping[str, Any] | None, text: str) -> SafeString:
    """Words that lead to their place in the source."""
    anchor = source.anchor(place)
    if not anchor:
        return format_html('<span class="value">{}</span>', text)
    return format_html('<a class="value" href="#{}" data-show="{}">{}</a>', anchor, anchor, text)


@register.filter
def status_word(status: str) -> str:
    """The word of a status."""
    return words.status_word(status)


@register.filter
def when_words(when: Mapping[str, Any] | None) -> str:
    """The dates a schedule was understood to mean."""
    return words.when_words(when)


@register.filter
def percent_word(percent: Decimal | float | None) -> str:
    """A percent as it is printed."""
    return words.percent_word(percent)


@register.filter
def audience_word(audience: int) -> str:
    """Who may see something."""
    return words.audience_word(audience)


@register.filter
def local_day(moment: datetime | date | None) -> str:
    """The day of a moment, in words."""
    if not moment:
        return ""
    return words.day(timezone.localdate(moment) if isinstance(moment, datetime) else moment)


@register.filter
def edtf_words(edtf: str) -> str:
    """An EDTF date in words: "Automne 2024", "novembre 2024", "2024–2025"."""
    if (season := words.season_word(edtf)) != edtf:
        return season
    return period_words(edtf)


@register.filter
def moment(value: datetime | None) -> str:
    """A day and an hour, in words."""
    return words.moment(value) if value else ""


@register.filter
def clipped(text: Any, most: int) -> str:
    """A text cut between two words where it is too long for its place."""
    return clipping.clipped(str(text), most)


@register.filter
def hour(value: datetime | None) -> str:
    """An hour, in words."""
    return words.hour(value) if value else ""
