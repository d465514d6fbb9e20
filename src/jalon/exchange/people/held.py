"""All that a network keeps of a person, found from the models themselves: new areas come along without being named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import ForeignKey, Q, QuerySet

from jalon.exchange.belonging import Table, kept_tables, path_to_network, rows_of
from jalon.exchange.rows import lines_of
from jalon.history.models import Entry
from jalon.network.actions.parties import members_of, root_of
from jalon.network.models import Network, Party

SIGNED: Final = ("actor", "author", "decided_by")  # fields that say who did something
ADDRESSED: Final = ("email", "to_email")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is spoken of: all the names she goes by, her account and addresses."""

    network: Network
    party: Party
    parties: tuple[Party, ...]

    @property
    def ids(self) -> list[int]:
        """The keys of her names."""
        return [one.pk for one in self.parties]

    @property
    def names(self) -> list[str]:
        """The names she goes by."""
        return list(dict.fromkeys(one.name for one in self.parties if one.name))

    @property
    def emails(self) -> list[str]:
        """Her addresses, in small letters."""
        own = {one.email.lower() for one in self.parties if one.email}
        return sorted(own | {one.user.email.lower() for one in self.parties if one.user})

    @property
    def phones(self) -> list[str]:
        """Her telephone numbers, as written."""
        return list(dict.fromkeys(one.phone for one in self.parties if one.phone))

    @property
    def users(self) -> list[int]:
        """The key of her account, if she has one."""
        return [one.user_id for one in self.parties if one.user_id]

    @property
    def actors(self) -> list[str]:
        """How history names her."""
        return [*(f"party:{key}" for key in self.ids), *(f"user:{key}" for key in self.users)]


def person_of(party: Party) -> Person:
    """Who a party is, with all the names merged into her."""
    root = root_of(Party.objects.select_related("network", "merged_into").get(pk=party.pk))
    found = Party.objects.filter(pk__in=[one.pk for one in members_of(root)]).select_related("user").order_by("pk")
    return Person(root.network, root, tuple(found))


def held_of(person: Person) -> dict[str, QuerySet[Any]]:
    """The rows that speak of her, by table: those that point at her, that she signed, or that bear her address."""
    found = {}
    for model in kept_tables():
        wanted = _speaks_of(model, person)
        if wanted is not None:
            rows = rows_of(model, person.network.pk).filter(wanted).distinct()
            found[model._meta.label] = rows
    return found


def copy_of(person: Person) -> Iterator[str]:
    """The same as JSON, one row a line: {"table", "row"}; what she may take elsewhere."""
    for label, rows in held_of(person).items():
        for line in lines_of(rows):
            yield json.dumps({"table": label, "row": json.loads(line)}, ensure_ascii=False) + "\n"


def _speaks_of(model: Table, person: Person) -> Q | None:
    fields = {field.name: field for field in model._meta.concrete_fields}
    asked = [
        Q(**{f"{name}__in": person.ids})
        for name, field in fields.items()
        if isinstance(field, ForeignKey) and field.related_model is Party
    ]
    signed = [name for name in SIGNED if name in fields and not isinstance(fields[name], ForeignKey)]
    asked += [Q(**{f"{name}__in": person.actors}) for name in signed]
    if person.emails and path_to_network(model):
        asked += [Q(**{f"{name}__in": person.emails}) for name in ADDRESSED if name in fields and model is not Party]
    if model is Party:
        asked.append(Q(pk__in=person.ids))
    if model is Entry:
        asked.append(Q(object_type="party", object_id__in=[str(key) for key in person.ids]))
    wanted = None
    for one in asked:
        wanted = one if wanted is None else wanted | one
    return wanted
