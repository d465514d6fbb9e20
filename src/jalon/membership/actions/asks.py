"""Asking something of every member, and keeping what each answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.history.actions import record
from jalon.membership.choices import AnswerChannel, AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask, AskAnswer
from jalon.membership.queries.asks import following
from jalon.membership.rules.answers import read_answer
from jalon.network.actions.parties import root_of
from jalon.network.actions.writing import change_fields, forget, kept_new
from jalon.network.models import Network, Party, Region
from jalon.phrases.folding import squeeze
from jalon.plans.actions.measuring import look_again_soon


@transaction.atomic
def open_ask(
    *,
    network: Network,
    title: str,
    kind: AnswerKind,
    opened: date,
    actor: str,
    about: str = "",
    category: str = "",
    region: Region | None = None,
    ticked: Sequence[Party] = (),
    due: date | None = None,
    reminders: Iterable[int] = (),
) -> Ask:
    """Something is asked of members from a day on. Raises FollowingRefused (no_title, ends_before, other_network)."""
    title = _title(title, opened, due)
    _check_ours(network, region, ticked)
    made = Ask.objects.create(
        network=network,
        title=title,
        about=about.strip(),
        kind=AnswerKind(kind).value,
        category=squeeze(category),
        region=region,
        opened=opened,
        due=due,
        reminders=sorted(set(reminders)),
    )
    made.ticked.set([root_of(one) for one in ticked])
    told = {"title": title, "kind": made.kind, "category": made.category, "region": region, "opened": opened}
    kept_new(made, network_id=network.pk, actor=actor, told=told | {"due": due, "names": _names(ticked)})
    return made


@transaction.atomic
def change_ask(*, ask: Ask, actor: str, ticked: Sequence[Party] | None = None, **values: Any) -> bool:
    """Other words, other members, other days; whether anything changed. The kind of answer stays once one is kept.

    Raises FollowingRefused (no_title, ends_before, other_network).
    """
    network = ask.network
    opened, due = values.get("opened", ask.opened), values.get("due", ask.due)
    values["title"] = _title(values.get("title", ask.title), opened, due)
    _check_ours(network, values.get("region", ask.region), ticked or ())
    if "kind" in values and ask.answers.exists():
        values.pop("kind")
    changed = change_fields(ask, network_id=network.pk, actor=actor, **values)
    if ticked is not None:
        before, after = (
            list(ask.ticked.order_by("pk")),
            sorted({root_of(one) for one in ticked}, key=lambda one: one.pk),
        )
        if before != after:
            ask.ticked.set(after)
            _record(ask, actor, "changed", {"names": (_names(before), _names(after))})
            changed = True
    if changed:
        look_again_soon(network)
    return changed


@transaction.atomic
def close_ask(*, ask: Ask, on: date, actor: str) -> bool:
    """Nothing more is answered after a day. Raises FollowingRefused ("ends_before")."""
    if on < ask.opened:
        raise FollowingRefused("ends_before")
    look_again_soon(ask.network)
    return change_fields(ask, network_id=ask.network_id, actor=actor, verb="closed", closed=on)


@transaction.atomic
def reopen_ask(*, ask: Ask, actor: str) -> bool:
    """It may be answered again."""
    look_again_soon(ask.network)
    return change_fields(ask, network_id=ask.network_id, actor=actor, verb="reopened", closed=None)


@transaction.atomic
def remove_ask(*, ask: Ask, actor: str) -> None:
    """One written by mistake, with its answers; one that is over is closed instead."""
    look_again_soon(ask.network)
    forget(ask, network_id=ask.network_id, actor=actor, told={"title": ask.title, "opened": ask.opened})


@transaction.atomic
def keep_answer(
    *, ask: Ask, party: Party, words: str, channel: AnswerChannel, actor: str, on: date | None = None
) -> bool:
    """What a member answers; "" takes her answer back. Whether it says something new.

    Raises FollowingRefused: closed, not_asked, and those of read_answer.
    """
    return bool(keep_answers(ask=ask, given=[(party.pk, words)], channel=channel, actor=actor, on=on))


@transaction.atomic
def keep_answers(
    *, ask: Ask, given: Iterable[tuple[int, str]], channel: AnswerChannel, actor: str, on: date | None = None
) -> int:
    """What several answer, by the key of each; how many say something new. All are kept, or none.

    Raises FollowingRefused: closed, not_asked, and those of read_answer.
    """
    Network.objects.select_for_update().get(pk=ask.network_id)  # the last answer stands: one at a time
    ask = Ask.objects.select_related("network", "region").get(pk=ask.pk)
    if ask.closed:
        raise FollowingRefused("closed", ask.title)
    day = on or timezone.localdate()
    found = following(ask.network, timezone.localdate(), [ask])
    state = found.states[0]
    kept = 0
    for party_id, words in given:
        root = found.people.root_of(party_id)
        if root not in state.asked:
            raise FollowingRefused("not_asked", found.name(party_id))
        value, before = read_answer(AnswerKind(ask.kind), words), state.answers.get(root)
        if value != (before.value if before else ""):
            made = AskAnswer(ask=ask, party_id=root, value=value, on=day, channel=channel.value, author=actor)
            _write(made, before.value if before else None)
            kept += 1
    if kept:
        look_again_soon(ask.network)
    return kept


def _write(made: AskAnswer, before: str | None) -> None:
    made.save()
    record(
        network_id=made.ask.network_id,
        actor=made.author,
        verb="answered" if made.value else "withdrawn",
        object_type="ask_answer",
        object_id=made.pk,
        scope=f"ask:{made.ask_id}",
        changes={
            "party": (None, made.party_id),
            "value": (before, made.value or None),
            "channel": (None, made.channel),
        },
    )


def _title(title: str, opened: date, due: date | None) -> str:
    title = squeeze(title)
    if not title:
        raise FollowingRefused("no_title")
    if due and due < opened:
        raise FollowingRefused("ends_before")
    return title


def _check_ours(network: Network, region: Region | None, ticked: Sequence[Party]) -> None:
    networks = {one.network_id for one in ticked} | ({region.network_id} if region else set())
    if networks - {network.pk}:
        raise FollowingRefused("other_network")


def _names(parties: Iterable[Party]) -> list[str]:
    return [one.name for one in parties]


def _record(ask: Ask, actor: str, verb: str, changes: dict[str, tuple[Any, Any]]) -> None:
    record(network_id=ask.network_id, actor=actor, verb=verb, object_type="ask", object_id=ask.pk, changes=changes)
