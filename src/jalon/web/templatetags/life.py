"""Amendments, origins and states in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from jalon.web.life import words

register = template.Library()


@register.filter
def outcome_word(outcome: str) -> str:
    """What became of an amendment."""
    return str(words.OUTCOMES[outcome])


@register.filter
def state_word(state: str) -> str:
    """Where a plan stands in its life."""
    return str(words.STATES[state])


@register.filter
def reason_word(reason: str) -> str:
    """Why an item goes on or stays behind."""
    return str(words.REASONS[reason])


@register.simple_tag
def change_difference(change: Mapping[str, Any]) -> SafeString:
    """What a change put in and took out, word by word."""
    return words.difference(change.get("before"), change.get("after"))


@register.simple_tag(takes_context=True)
def change_title(context: template.Context, change: Mapping[str, Any]) -> str:
    """What happened to what."""
    return words.change_title(change, context.get("own_words") or {})


@register.filter
def value_words(value: Any) -> str:
    """A value as text, lists one per line."""
    return words.words_of(value)
