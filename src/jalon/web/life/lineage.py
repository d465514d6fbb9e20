"""Where a line comes from, and what carries it on, as links."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.life import Origin, carried_on_by, origins_of
from jalon.plans.queries.plan_names import plan_names
from jalon.web.components.words import language
from jalon.web.life.words import ORIGINS


def origin_notes(plan: Plan, audience: Audience, network: Network) -> Mapping[int, SafeString]:
    """« Reporté de 2017-2019 » by item, linking to the line it was; at most one query."""
    return {pk: origin_note(origin, network) for pk, origin in origins_of(plan, audience).items()}


def origin_note(origin: Origin, network: Network) -> SafeString:
    """One of them."""
    words = ORIGINS.get(origin.reason, ORIGINS["unfinished"])
    name = plan_names(network, language()).by_time(origin.plan)
    address = reverse("plan_item", args=[network.slug, origin.plan.pk, origin.item_id])
    return format_html('<span class="origin">{} <a href="{}">{}</a></span>', words, address, name)


def next_links(item: PlanItem, audience: Audience, network: Network) -> list[tuple[str, str]]:
    """The addresses of the lines that carry an item on, with the time of their plans."""
    return [
        (
            reverse("plan_item", args=[network.slug, one.plan.pk, one.pk]),
            plan_names(network, language()).by_time(one.plan),
        )
        for one in carried_on_by(item, audience)
    ]
