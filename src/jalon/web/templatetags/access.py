"""Roles and outcomes in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy

from jalon.web.access.words import role_word

register = template.Library()

OUTCOMES = {
    "done": gettext_lazy("given"),
    "refused": gettext_lazy("refused"),
    "withdrawn": gettext_lazy("withdrawn"),
    "lapsed": gettext_lazy("lapsed"),
}


@register.filter
def access_role(role: str) -> str:
    """The name of a role."""
    return role_word(role)


@register.filter
def restoration_outcome(outcome: str) -> str:
    """How a proposal to give the coordination ended."""
    return str(OUTCOMES[outcome])


SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrom", "Chrome"),
            ("CriOS", "Chrome"), ("Safari", "Safari"))  # fmt: skip


@register.filter
def device(user_agent: str) -> str:
    """A browser and its system in two words, from what it says of itself."""
    found = [next((name for sign, name in signs if sign in user_agent), "") for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or str(gettext_lazy("Unknown device"))
