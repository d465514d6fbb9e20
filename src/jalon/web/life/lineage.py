"""Where a line comes from, and what carries it on, as links."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jalon.accounts.roles import Audience
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.life import Origin, carried_on_by, origins_of
from jalon.web.life.words import ORIGINS
from jalon.web.templatetags.jalon import period_words


def origin_notes(plan: Plan, audience: Audience, slug: str) -> Mapping[int, SafeString]:
    """« Reporté de 2017-2019 » by item, linking to the line it was; at most one query."""
    return {pk: origin_note(origin, slug) for pk, origin in origins_of(plan, audience).items()}


def origin_note(origin: Origin, slug: str) -> SafeString:
    """One of them."""
    words = ORIGINS.get(origin.reason, ORIGINS["unfinished"])
    name = period_words(origin.plan.period) if origin.plan.period else origin.plan.title
    address = reverse("plan_item", args=[slug, origin.plan.pk, origin.item_id])
    return format_html('<span class="origin">{} <a href="{}">{}</a></span>', words, address, name)


def next_links(item: PlanItem, audience: Audience, slug: str) -> list[tuple[str, str]]:
    """The addresses of the lines that carry an item on, with the time of their plans."""
    return [
        (
            reverse("plan_item", args=[slug, one.plan.pk, one.pk]),
            period_words(one.plan.period) if one.plan.period else one.plan.title,
        )
        for one in carried_on_by(item, audience)
    ]
