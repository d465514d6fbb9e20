"""What a person changed in place and may still take back: kept in her session, so that a page opened again offers it.

It lasts until something else changes there, whoever does it, or until she leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import Max
from django.http import HttpRequest

from jalon.history.models import Entry

KEPT: Final = 20  # items: the last ones she changed
_KEY: Final = "undoable"


def remember(request: HttpRequest, item_id: int, entries: list[int]) -> None:
    """Keep that these entries of history are the last thing this person did to an item; none: nothing to undo."""
    kept: dict[str, list[int]] = request.session.get(_KEY, {})
    kept.pop(str(item_id), None)
    if entries:
        kept[str(item_id)] = entries
    request.session[_KEY] = dict(list(kept.items())[-KEPT:])


def undoable(request: HttpRequest, item_ids: Iterable[int]) -> dict[int, list[int]]:
    """The entries she may still take back, by item: nothing else changed there since. One query at most."""
    wanted = set(item_ids)
    kept = {int(pk): entries for pk, entries in request.session.get(_KEY, {}).items() if int(pk) in wanted}
    if not kept:
        return {}
    entries = Entry.objects.filter(object_type="plan_item", object_id__in=[str(pk) for pk in kept])
    last = dict(entries.order_by().values_list("object_id").annotate(last=Max("pk")))
    return {pk: found for pk, found in kept.items() if last.get(str(pk)) == max(found)}
