"""What the templates of the outbox need: its states, and moments in words."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jalon.mailings.rules import MessageKind, MessageState
from jalon.web.mailings import words

register = template.Library()


@register.simple_tag
def message_state(state: str) -> SafeString:
    """A state as its shape and its word."""
    return format_html(
        '<span class="status status-{mark}"><svg class="mark" aria-hidden="true"><use href="#m-{mark}"/></svg>'
        "{word}</span>",
        mark=words.STATE_MARKS[MessageState(state)],
        word=words.state_word(state),
    )


@register.filter
def message_kind(kind: str) -> str:
    """What a message is for."""
    return str(words.SHORT_KINDS[MessageKind(kind)])


@register.filter
def message_reason(reason: str) -> str:
    """Why it did not leave."""
    return words.reason_word(reason)
