"""The lines of a proposed plan as HTML, written at once: a thousand of them must answer a touch."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from jalon.plans.rules.reports import percent_adds
from jalon.web.components.proposals import Fact, Line, Value
from jalon.web.components.words import field_word, percent_word, status_word


class LineWriter:
    """Writes lines; `review_url` is where they are corrected, "" where they cannot be."""

    def __init__(self, own: Mapping[str, Any], review_url: str = "") -> None:
        self.review_url = escape(review_url)
        self.status_label = escape(field_word("status", own))
        self.correct, self.check = escape(_("Correct")), escape(_("To check:"))

    def line(self, line: Line) -> SafeString:
        """One line, with what its row says and the doubts about it."""
        asked = " line-asked" if line.questions else ""
        strong = " line-strong" if line.highlighted else ""
        questions = "".join(
            f'<p class="line-question" id="d{question.number}"><span class="for-ears">{self.check} </span>'
            f"{escape(question.text)}</p>"
            for question in line.questions
        )
        html = (
            f'<li class="line line-{line.level}{asked}" id="{escape(line.id)}"><div class="line-head">'
            f'<span class="line-level">{_level(line)}</span>{self.edit(line)}</div>'
            f'<p class="line-text{strong}">{value_html(line.text)}</p>{self.facts(line)}{questions}</li>'
        )
        return mark_safe(html)  # noqa: S308 - every text in it was escaped

    def edit(self, line: Line) -> str:
        if not self.review_url:
            return ""
        address, name = f"{self.review_url}?modifier={escape(line.id)}", escape(line.id)
        about = escape(f"{line.number} {Truncator(line.text.text).words(8)}".strip())
        return (
            f'<a class="line-edit" href="{address}#{name}" hx-get="{address}" hx-target="#{name}" hx-swap="outerHTML">'
            f'{self.correct}<span class="for-ears"> : {about}</span></a>'
        )

    def facts(self, line: Line) -> str:
        if not (line.status or line.facts):
            return ""
        status = f"<div><dt>{self.status_label}</dt><dd>{status_html(line.status)}</dd></div>" if line.status else ""
        return f'<dl class="line-facts">{status}{"".join(map(_fact, line.facts))}</dl>'


def _level(line: Line) -> str:
    word, number = escape(line.level_word), escape(line.number)
    return f'{word} <span class="line-number">{number}</span>'.strip() if number else word


def _fact(fact: Fact) -> str:
    values = "".join(f"<dd>{value_html(value)}</dd>" for value in fact.values)
    return f'<div class="fact-{fact.name}"><dt>{escape(fact.label)}</dt>{values}</div>'


def value_html(value: Value) -> str:
    """Some words of the document, which lead to their place in the source."""
    words = escape(value.text)
    note = f' <span class="value-note">{escape(value.note)}</span>' if value.note else ""
    if value.anchor:
        return f'<a class="value" href="#{value.anchor}" data-show="{value.anchor}">{words}</a>{note}'
    return f'<span class="value{" value-inherited" if value.inherited else ""}">{words}</span>{note}'


def state_html(status: str, percent: float | Decimal | None) -> str:
    """A status and the percent that says more than it; "" for neither."""
    shown = f'<span class="number">{escape(percent_word(percent))}</span>' if percent_adds(status, percent) else ""
    return " ".join(filter(None, (status_html(status), shown)))


def status_html(status: str) -> str:
    """A status as its shape and its word; nothing when none is given."""
    if not status:
        return ""
    return (
        f'<span class="status status-{status}"><svg class="mark" aria-hidden="true"><use href="#m-{status}"/></svg>'
        f"{escape(status_word(status))}</span>"
    )
