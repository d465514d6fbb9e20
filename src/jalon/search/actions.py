"""Putting things where they can be found, and taking them out. Call in the transaction that changes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from django.db import transaction

from jalon.accounts.roles import Audience
from jalon.search.models import Findable
from jalon.search.stems import Language
from jalon.search.tokens import tokens_of
from jalon.search.words import Word, words_of

PART: Final = 4_000  # words of a body kept together; a longer one is found by its parts
BATCH: Final = 500

_CHANGED: Final = ["audience", "weight", "title", "body", "address", "title_keys", "body_keys"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be found.

    `body` is what an excerpt is taken from; `also` finds it without being shown (what a sigle stands for).
    `weight`, 0 to 100, lifts what matters more among things that answer as well. `address` is what its link is
    built from.
    """

    kind: str
    object_id: int
    title: str
    body: str = ""
    also: str = ""
    audience: Audience = Audience.MEMBERS
    address: Mapping[str, Any] = field(default_factory=dict)
    weight: int = 0
    language: str = "fr"


def put(*, network_id: int, entry: Entry) -> None:
    """Make one thing findable, or say anew what it is."""
    put_many(network_id=network_id, entries=[entry])


@transaction.atomic
def put_many(*, network_id: int, entries: Iterable[Entry]) -> int:
    """Make many things findable; how many."""
    count = 0
    waiting = iter(entries)
    while batch := list(islice(waiting, BATCH)):
        rows = [row for entry in batch for row in _rows(network_id, entry)]
        for kind, ids in _by_kind(batch).items():
            _remove(network_id, kind, ids, first=1)
        Findable.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["network_id", "kind", "object_id", "part"],
            update_fields=_CHANGED,
        )
        count += len(batch)
    return count


@transaction.atomic
def remove(*, network_id: int, kind: str, object_ids: Iterable[int]) -> None:
    """Things that can be found no more."""
    waiting = iter(object_ids)
    while batch := list(islice(waiting, BATCH)):
        _remove(network_id, kind, batch, first=0)


def set_audience(*, network_id: int, kind: str, object_ids: Iterable[int], audience: Audience) -> None:
    """Who may find things whose words did not change."""
    waiting = iter(object_ids)
    while batch := list(islice(waiting, BATCH)):
        some = Findable.objects.filter(network_id=network_id, kind=kind, object_id__in=batch)
        some.update(audience=audience.value)


@transaction.atomic
def clear(*, network_id: int) -> None:
    """Nothing of a network can be found any more."""
    found = Findable.objects.filter(network_id=network_id)
    found._raw_delete(found.db)  # noqa: SLF001 - nothing points at these rows


def _remove(network_id: int, kind: str, ids: Iterable[int], *, first: int) -> None:
    found = Findable.objects.filter(network_id=network_id, kind=kind, object_id__in=list(ids), part__gte=first)
    found._raw_delete(found.db)  # noqa: SLF001 - nothing points at these rows


def _by_kind(entries: Iterable[Entry]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        ids[entry.kind].append(entry.object_id)
    return ids


def _rows(network_id: int, entry: Entry) -> Iterator[Findable]:
    """An entry as rows: one, or one a part."""
    title, body = entry.title.replace("\0", " "), entry.body.replace("\0", " ")  # as `terms` reads a question
    language: Language = "en" if entry.language.startswith("en") else "fr"
    title_keys = tokens_of(network_id, words_of(title), language)
    also = tokens_of(network_id, words_of(entry.also), language)
    for part, (text, words) in enumerate(_parts(body)):
        yield Findable(
            network_id=network_id,
            kind=entry.kind,
            object_id=entry.object_id,
            part=part,
            audience=entry.audience.value,
            weight=entry.weight,
            title=title,
            body=text,
            address=dict(entry.address),
            title_keys=title_keys,
            body_keys=" ".join(filter(None, (tokens_of(network_id, words, language), also))),
        )


def _parts(body: str) -> Iterator[tuple[str, list[Word]]]:
    """A body cut between two words where it is too long, with the words of each part."""
    words = list(words_of(body))
    starts = range(0, max(len(words), 1), PART)
    for start in starts:
        some = words[start : start + PART]
        first = some[0].start if start else 0
        last = words[start + PART].start if start + PART < len(words) else len(body)
        yield body[first:last], some
