"""Where the rows behind a value are: history's name of an object, and the address of its page."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from jalon.membership.models import Ask, Kit
from jalon.network.models import Mandate, Network, Party, Seat
from jalon.plans.models import ProposedResult, ProposedRow
from jalon.web.components.menu import exists


def row_links(network: Network, proposals: list[ProposedResult]) -> dict[int, str]:
    """The address of each row behind these values, by row; two queries at most for each kind of object."""
    rows = [row for proposal in proposals for row in proposal.rows.all()]
    by_kind: dict[str, list[tuple[ProposedRow, int]]] = {}
    for row in rows:
        kind, _colon, key = row.about.partition(":")
        if key.isdecimal():
            by_kind.setdefault(kind, []).append((row, int(key)))
    found: dict[int, str] = {}
    for kind, some in by_kind.items():
        if kind in _FINDERS:
            addresses = _FINDERS[kind](network, {key for _row, key in some})
            found |= {row.pk: addresses[key] for row, key in some if key in addresses}
    return found


def _party_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    known = Party.objects.filter(network=network, pk__in=keys).values_list("pk", flat=True)
    return {key: reverse("party", args=[network.slug, key]) for key in known}


def _mandate_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    rows = Mandate.objects.filter(network=network, pk__in=keys).values_list("pk", "seat__body")
    elsewhere = reverse("delegation_list", args=[network.slug])
    return {key: reverse("body", args=[network.slug, body]) if body else elsewhere for key, body in rows}


def _seat_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    rows = Seat.objects.filter(body__party__network=network, pk__in=keys).values_list("pk", "body")
    return {key: reverse("body", args=[network.slug, body]) for key, body in rows}


def _region_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    if not exists("regions"):
        return {}
    return dict.fromkeys(keys, reverse("regions", args=[network.slug]))


def _page_of(name: str) -> Callable[[Network, set[int]], dict[int, str]]:
    """The one page where all the objects of a kind are seen."""
    return lambda network, keys: dict.fromkeys(keys, reverse(name, args=[network.slug]))


def _ask_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    known = Ask.objects.filter(network=network, pk__in=keys).values_list("pk", flat=True)
    return {key: reverse("ask", args=[network.slug, key]) for key in known}


def _kit_addresses(network: Network, keys: set[int]) -> dict[int, str]:
    known = Kit.objects.filter(network=network, pk__in=keys).values_list("pk", flat=True)
    return {key: reverse("kit_edit", args=[network.slug, key]) for key in known}


_FINDERS: dict[str, Callable[[Network, set[int]], dict[int, str]]] = {
    "ask": _ask_addresses,
    "contact": _page_of("contacts"),
    "contact_rule": _page_of("contacts"),
    "kit": _kit_addresses,
    "mandate": _mandate_addresses,
    "party": _party_addresses,
    "region": _region_addresses,
    "population": _region_addresses,
    "seat": _seat_addresses,
    "welcome": _page_of("welcomes"),
}
