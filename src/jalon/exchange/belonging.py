"""Which tables hold what a network owns, found from the models themselves."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from jalon.network.models import Network

PRODUCT: Final = "jalon."  # the rest of the tables are of what the instance is made with

# What a network has that does not go with it, and why. A test asks for a reason for each model.
LEFT_OUT: Final = {
    "exchange.Erasure": "asked of this instance",
    "exchange.Export": "archives of this instance, which end by themselves",
    "network.DirectoryDraft": "lists one person is reading, not yet the network's; they end by themselves",
    "plans.ImportDraft": "files one person is reading, not yet the network's; they end by themselves",
    "search.Findable": "made again from the rest",
}

Table = type[Model]


def path_to_network(model: Table) -> str | None:
    """The shortest lookup from a model to its network ("item__plan__network"); None when it belongs to none."""
    if model is Network:
        return "pk"
    if any(field.attname == "network_id" and field.related_model is None for field in model._meta.concrete_fields):
        return "network_id"
    waiting: deque[tuple[Table, str]] = deque([(model, "")])
    seen = {model}
    while waiting:
        here, path = waiting.popleft()
        for field in _parents(here):
            target: Any = field.related_model
            if target is Network:
                return f"{path}{field.name}"
            if target not in seen:
                seen.add(target)
                waiting.append((target, f"{path}{field.name}__"))
    return None


def _parents(model: Table) -> list[ForeignKey[Any, Any]]:
    """The foreign keys that are always there."""
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and not field.null]


def our_tables() -> list[Table]:
    """Every model of the product; tables of many-to-many go with theirs."""
    configs = [config for config in apps.get_app_configs() if config.name.startswith(PRODUCT)]
    return [model for config in configs for model in config.get_models()]


def owned_tables() -> list[Table]:
    """Every model whose rows belong to a network, its own first."""
    owned = [model for model in our_tables() if path_to_network(model)]
    return sorted(owned, key=lambda model: (model is not Network, model._meta.label))


def kept_tables() -> list[Table]:
    """Those that go with a network."""
    return [model for model in owned_tables() if model._meta.label not in LEFT_OUT]


def rows_of(model: Table, network_id: int) -> QuerySet[Any]:
    """The rows of a network in a table, by key."""
    rows: QuerySet[Any] = model._base_manager.filter(**{str(path_to_network(model)): network_id})
    return rows.order_by("pk")
