"""What a person settled of a reading, kept for the next documents of her network; and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from jalon.history.actions import record
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Taught
from jalon.plans.proposals.tables import choices_in, key_of, table_of
from jalon.plans.queries.teaching import OF_LAYOUT
from jalon.recognition.choices import plain

LONGEST = 500  # characters of a key


class Lesson(NamedTuple):
    """Something to keep: see `models.Taught`."""

    kind: str
    key: str
    words: str
    says: dict[str, Any]


@transaction.atomic
def teach(*, draft: ImportDraft, actor: str) -> list[Taught]:
    """Keep for the network of a draft what its author chose there; what was taught before is not said again."""
    chosen, before = choices_in(draft.proposal), draft.proposal.get("taught") or {}
    said = [
        Lesson(Taught.HEADING, plain(heading), heading, {"role": role})
        for heading, role in chosen.roles.items()
        if not heading.startswith("#") and before.get("roles", {}).get(heading) != role
    ]
    said += [
        Lesson(Taught.WORD, plain(words), words, {"status": status})
        for words, status in chosen.words.items()
        if before.get("words", {}).get(words) != status
    ]
    said += [
        Lesson(Taught.NAME, plain(name), name, {"name": name})
        for name in chosen.names
        if name not in before.get("names", [])
    ]
    layout = {name: value for name in OF_LAYOUT if (value := getattr(chosen, name)) is not None}
    if layout and layout != before.get("layout"):
        said += _layout(draft, layout)
    return [_keep(draft.network, one, actor) for one in said if one.key and len(one.key) <= LONGEST]


def _layout(draft: ImportDraft, layout: dict[str, Any]) -> list[Lesson]:
    """How the table that was read is known: by its row of headings. One without headings is known by nothing."""
    table = table_of(draft.document, draft.proposal)
    if table is None or table.block is None or not table.header_row:
        return []
    words = table.heads[table.header_row - 1]
    return [Lesson(Taught.LAYOUT, key_of(words), " · ".join(filter(None, words))[:LONGEST], layout)]


def _keep(network: Network, lesson: Lesson, actor: str) -> Taught:
    Network.objects.select_for_update().get(pk=network.pk)
    before = Taught.objects.filter(network=network, kind=lesson.kind, key=lesson.key, removed=None).first()
    if before and before.says == lesson.says:
        return before
    if before:
        _remove(before)
    made = Taught.objects.create(network=network, author=actor, **lesson._asdict())
    _record(network, actor, made.words, before.says if before else {}, lesson.says)
    return made


@transaction.atomic
def untaught(*, network: Network, taught_id: int, actor: str) -> Taught | None:
    """Take back something taught; None when it is not there, or taken back already."""
    found = Taught.objects.select_for_update().filter(network=network, pk=taught_id, removed=None).first()
    if found:
        _remove(found)
        _record(network, actor, found.words, found.says, {})
    return found


@transaction.atomic
def taught_again(*, network: Network, taught_id: int, actor: str) -> Taught | None:
    """Put back something that was taken back; None when it is not there, or something else was taught since."""
    Network.objects.select_for_update().get(pk=network.pk)
    found = Taught.objects.filter(network=network, pk=taught_id).exclude(removed=None).first()
    if not found or Taught.objects.filter(network=network, kind=found.kind, key=found.key, removed=None).exists():
        return None
    found.removed = None
    found.save(update_fields=["removed"])
    _record(network, actor, found.words, {}, found.says)
    return found


def _remove(one: Taught) -> None:
    one.removed = timezone.now()
    one.save(update_fields=["removed"])


def _record(network: Network, actor: str, words: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    record(
        network_id=network.pk,
        actor=actor,
        verb="taught" if after else "untaught",
        object_type="network",
        object_id=network.pk,
        changes={"words": (None, words)}
        | {name: (before.get(name), after.get(name)) for name in sorted({*before, *after})},
    )
