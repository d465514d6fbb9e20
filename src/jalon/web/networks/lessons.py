"""What a network taught its reader, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jalon.network.models import Network
from jalon.plans.models import Taught
from jalon.plans.queries.teaching import forgotten_in, taught_in
from jalon.web.components.words import language, role_word, status_word
from jalon.wording.readings import way_words


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something taught: of which words, and what."""

    pk: int
    words: str
    says: str


def lessons_of(network: Network) -> dict[str, list[Lesson]]:
    """What stands taught, and what was taken back, for a page."""
    return {
        "lessons": [_lesson(one, network.words) for one in taught_in(network)],
        "forgotten": [_lesson(one, network.words) for one in forgotten_in(network)],
    }


def _lesson(one: Taught, own: dict[str, Any]) -> Lesson:
    parts = [role_word(role, own)] if (role := one.says.get("role")) else []
    if status := one.says.get("status"):
        parts.append(status_word(status))
    if one.kind == Taught.NAME:
        parts.append(_("One name, kept whole"))
    if one.says.get("header_row") is not None:
        parts.append(_("This row holds the headings"))
    if line := one.says.get("line"):
        parts.append(_("A line of the plan is in “%(heading)s”") % {"heading": line})
    if reading := one.says.get("reading"):
        parts.append(way_words(reading, language()))
    return Lesson(one.pk, one.words, " · ".join(parts))
