"""Whether one may begin here."""

from __future__ import annotations

from django import template

from jalon.network import queries

register = template.Library()


@register.simple_tag
def creation_open() -> bool:
    """Whether networks may be created from the pages."""
    return queries.creation_open()
