"""The regions of a network, and the outside populations its members are a share of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone

from jalon.network.actions.writing import change_fields, forget, kept_new
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Network, Population, Region
from jalon.network.rules.periods import holding
from jalon.network.rules.regions import region_key
from jalon.phrases.folding import squeeze

QUEBEC: Final = Path(__file__).parent.parent / "data" / "regions_quebec.json"


@transaction.atomic
def adopt_quebec(*, network: Network, actor: str) -> list[Region]:
    """The 17 administrative regions of Québec, but those the network has already; those that were added."""
    known = set(network.regions.filter(removed=None).values_list("key", flat=True))
    listed = json.loads(QUEBEC.read_text(encoding="utf-8"))
    return [
        add_region(network=network, name=one["name"], code=one["code"], actor=actor)
        for one in listed
        if region_key(one["name"]) not in known
    ]


@transaction.atomic
def add_region(*, network: Network, name: str, actor: str, code: str = "") -> Region:
    """A region, after the others. Raises GovernanceRefused (no_name, region_taken)."""
    Network.objects.select_for_update().get(pk=network.pk)
    name = _free_name(network, name)
    position = network.regions.count()
    made = Region.objects.create(
        network=network, name=name, key=region_key(name), code=squeeze(code), position=position
    )
    kept_new(made, network_id=network.pk, actor=actor, told={"name": made.name, "code": made.code})
    return made


@transaction.atomic
def rename_region(*, region: Region, name: str, code: str, actor: str) -> Region:
    """Another name or code. Raises GovernanceRefused (no_name, region_taken)."""
    name = _free_name(region.network, name, but=region)
    values = {"name": name, "key": region_key(name), "code": squeeze(code)}
    change_fields(region, network_id=region.network_id, actor=actor, **values)
    return region


@transaction.atomic
def remove_region(*, region: Region, actor: str, on: date | None = None) -> Region:
    """A region no longer used. Raises GovernanceRefused ("region_used") while a seat in being is for it."""
    day = on or timezone.localdate()
    seats = holding(region.seats.select_related("body__party"), day)
    if seats:
        raise GovernanceRefused("region_used", seats[0].title)
    change_fields(region, network_id=region.network_id, actor=actor, removed=day)
    return region


@transaction.atomic
def add_population(*, network: Network, name: str, size: int, source: str, on: date, actor: str) -> Population:
    """How many people a source says there are outside, on a day. Raises GovernanceRefused ("no_name")."""
    name, source = squeeze(name), squeeze(source)
    if not name or not source or size < 1:
        raise GovernanceRefused("no_name")
    made = Population.objects.create(network=network, name=name, size=size, source=source, on=on)
    kept_new(made, network_id=network.pk, actor=actor, told={"name": name, "size": size, "source": source, "on": on})
    return made


@transaction.atomic
def remove_population(*, population: Population, actor: str) -> None:
    """One written by mistake."""
    told = {"name": population.name, "size": population.size, "on": population.on}
    forget(population, network_id=population.network_id, actor=actor, told=told)


def _free_name(network: Network, name: str, but: Region | None = None) -> str:
    name = squeeze(name)
    key = region_key(name)
    if not key:
        raise GovernanceRefused("no_name")
    others = network.regions.filter(removed=None, key=key)
    if any(other != but for other in others):
        raise GovernanceRefused("region_taken", name)
    return name
