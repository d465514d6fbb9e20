"""Where plans, their items and their documents are, for the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.library.indexing import KIND as DOCUMENT
from jalon.network.models import Network
from jalon.plans.indexing import ITEM, PLAN, REPORT
from jalon.plans.queries.plan_names import plan_names
from jalon.search.queries import Result
from jalon.web.components.words import language, level_word
from jalon.web.search.kind import Kind


def _plan_link(network: Network, result: Result) -> str:
    return reverse("plan", args=[network.slug, result.object_id])


def _item_link(network: Network, result: Result) -> str:
    return reverse("plan_item", args=[network.slug, result.address["plan"], result.object_id])


def _report_link(network: Network, result: Result) -> str:
    return reverse("plan_item", args=[network.slug, result.address["plan"], result.address["item"]])


def _document_link(network: Network, result: Result) -> str:
    return reverse("reading", args=[network.slug, result.object_id])


def _plan_places(network: Network, results: Sequence[Result]) -> Mapping[int, str]:
    """What tells a plan from another of the same title stands under it."""
    names = plan_names(network, language()).names
    apart = {result.object_id: names[result.object_id].apart for result in results if result.object_id in names}
    return {pk: _join(_("Plan"), what) for pk, what in apart.items()}


def _item_places(network: Network, results: Sequence[Result]) -> Mapping[int, str]:
    plans = _titles(network, results)
    return {
        result.object_id: _join(level_word(result.address["level"], network.words), plans[result.address["plan"]])
        for result in results
    }


def _report_places(network: Network, results: Sequence[Result]) -> Mapping[int, str]:
    plans = _titles(network, results)
    return {result.object_id: _join(_("Progress"), plans[result.address["plan"]]) for result in results}


def _document_places(network: Network, results: Sequence[Result]) -> Mapping[int, str]:
    named = network.readings.filter(pk__in=[result.object_id for result in results])
    return {pk: _join(_("Document"), name) for pk, name in named.values_list("pk", "file__name")}


def _titles(network: Network, results: Sequence[Result]) -> dict[int, str]:
    names = plan_names(network, language()).names
    wanted = {result.address["plan"] for result in results}
    return {pk: names[pk].words if pk in names else "" for pk in wanted}


def _join(kind: str, where: str) -> str:
    return f"{kind} · {where}" if where else kind


KINDS: Final = (
    Kind(PLAN, gettext_lazy("Plans"), _plan_link, _plan_places),
    Kind(ITEM, gettext_lazy("Lines of a plan"), _item_link, _item_places),
    Kind(REPORT, gettext_lazy("Progress"), _report_link, _report_places),
    Kind(DOCUMENT, gettext_lazy("Documents"), _document_link, _document_places),
)
