"""What the templates of the news need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import template

from jalon.web.news_requests import words

register = template.Library()


@register.filter
def why_words(why: str) -> str:
    """Why somebody is sent nothing."""
    return words.why_words(why)


@register.filter
def until_of(pauses: Mapping[str, date], email: str) -> date | None:
    """Until when an address is in pause by the coordination's wish."""
    return pauses.get(email.lower())
