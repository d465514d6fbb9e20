"""What the address asks of a plan: `?axe=…&responsable=…&saison=…&etat=…&texte=…`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jalon.plans.queries import Outline, PlanFilter
from jalon.web.components.words import STATUSES, field_word, level_word, season_word, status_word

MAX_TEXT = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One value a person may choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterField:
    """One list to choose from."""

    name: str
    label: str
    everything: str
    options: list[Option]


def filter_from(asked: QueryDict) -> PlanFilter:
    """The filter of an address; what makes no sense asks for nothing."""
    axis = asked.get("axe", "")
    return PlanFilter(
        axis=int(axis) if axis.isdecimal() and len(axis) < 18 else None,
        lead=asked.get("responsable", "")[:500],
        season=asked.get("saison", "")[:10],
        status=asked.get("etat", "") if asked.get("etat") in {*STATUSES, "none"} else "",
        text=asked.get("texte", "").strip()[:MAX_TEXT],
    )


def filter_fields(outline: Outline, wanted: PlanFilter, own: Mapping[str, Any]) -> list[FilterField]:
    """The lists to choose from, those that offer a choice."""
    statuses = [
        (status, f"{status_word(status)} ({outline.statuses[status]})")
        for status in (*STATUSES, "none")
        if outline.statuses.get(status)
    ]
    axes = [(choice.value, _short(choice.label)) for choice in outline.axes]
    leads = [(choice.value, f"{choice.label} ({choice.count})") for choice in outline.leads]
    seasons = [(choice.value, season_word(choice.value)) for choice in outline.seasons]
    fields = [
        _field("axe", level_word("axis", own), _("All"), axes, str(wanted.axis or "")),
        _field("responsable", field_word("leads", own), _("Everyone"), leads, wanted.lead),
        _field("saison", _("Season"), _("All seasons"), seasons, wanted.season),
        _field("etat", field_word("status", own), _("All statuses"), statuses, wanted.status),
    ]
    return [field for field in fields if len(field.options) > 1 or any(o.chosen for o in field.options)]


def _field(name: str, label: str, everything: str, values: list[tuple[str, str]], chosen: str) -> FilterField:
    return FilterField(name, label, everything, [Option(value, words, value == chosen) for value, words in values])


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
