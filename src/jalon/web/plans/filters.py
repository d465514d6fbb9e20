"""What the address asks of a plan: `?axe=…&responsable=…&saison=…&etat=…&texte=…`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.accounts.roles import Permission, Role
from jalon.network.models import Access
from jalon.phrases.folding import fold
from jalon.plans.choices import STATUSES
from jalon.plans.models import Plan
from jalon.plans.queries.outline import Outline, OutlineItem, PlanFilter
from jalon.plans.queries.standing import NOBODY, asking_for, standing
from jalon.plans.rules.concern import Concern
from jalon.web.components.words import field_word, level_word, season_word, status_word
from jalon.wording.clipping import clipped

MAX_TEXT = 200
SHORT = 60  # characters of an axis in a list of choices
CONCERN_WORDS = {
    Concern.LATE.value: gettext_lazy("Late"),
    Concern.DUE.value: gettext_lazy("Expected soon"),
    Concern.SILENT.value: gettext_lazy("Without news"),
    NOBODY: gettext_lazy("Without anyone"),
}


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


def filter_of(access: Access, plan: Plan, asked: QueryDict, tree: dict[int, OutlineItem], today: date) -> PlanFilter:
    """The filter of an address, with the rows that ask for what it names: late, due, silent, or nobody's."""
    wanted = filter_from(asked)
    concern = asked.get("etat", "")
    if concern not in concerns_for(access):
        return wanted
    found = standing(access.network, plan, Role(access.role).audience, tree=tree, today=today)
    return replace(wanted, concern=concern, among=asking_for(found, concern))


def concerns_for(access: Access) -> list[str]:
    """What rows may ask for, as far as this person may act on it."""
    follows = access.permits(Permission.REPORT_ANY)
    return [*(one.value for one in Concern), NOBODY] if follows else [Concern.LATE.value, Concern.DUE.value]


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


def filter_fields(
    outline: Outline, wanted: PlanFilter, own: Mapping[str, Any], concerns: Iterable[str] = ()
) -> list[FilterField]:
    """The lists to choose from, those that offer a choice."""
    asking = [(concern, str(CONCERN_WORDS[concern])) for concern in concerns]
    statuses = [
        (status, f"{status_word(status)} ({outline.statuses[status]})")
        for status in (*STATUSES, "none")
        if outline.statuses.get(status)
    ]
    axes = [(choice.value, clipped(choice.label, SHORT)) for choice in outline.axes]
    leads = [(choice.value, f"{choice.label} ({choice.count})") for choice in outline.leads]
    lead = next((choice.value for choice in outline.leads if fold(choice.value) == fold(wanted.lead)), wanted.lead)
    seasons = [(choice.value, season_word(choice.value)) for choice in outline.seasons]
    fields = [
        _field("axe", level_word("axis", own), _("All"), axes, str(wanted.axis or "")),
        _field("responsable", field_word("leads", own), _("Everyone"), leads, lead),
        _field("saison", _("Season"), _("All seasons"), seasons, wanted.season),
        _field(
            "etat", field_word("status", own), _("All statuses"), [*statuses, *asking], wanted.concern or wanted.status
        ),
    ]
    return [field for field in fields if len(field.options) > 1 or any(o.chosen for o in field.options)]


def _field(name: str, label: str, everything: str, values: list[tuple[str, str]], chosen: str) -> FilterField:
    return FilterField(name, label, everything, [Option(value, words, value == chosen) for value, words in values])
