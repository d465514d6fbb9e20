"""Asking for news: requests made and queued, sent again, revoked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.health.apart import each_apart
from jalon.history.actions import record
from jalon.mailings.actions.messages import queue, replace
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind, MessageState
from jalon.mailings.writing import write
from jalon.network.models import Network
from jalon.network.queries.parties import Member
from jalon.plans.choices import RequestReason
from jalon.plans.models import Request, RequestLine, Rhythm
from jalon.plans.queries.news_requests import (
    Digest,
    NewsContext,
    digests_for,
    digests_of,
    news_context,
    rhythm_of,
    runs,
    tempo_of,
)

ACTOR = "daily"
KEY = "news"
GONE = (MessageState.SENDING, MessageState.SENT)


def run_daily(*, now: datetime | None = None) -> int:
    """Ask what is due today in every network whose requests run; how many requests were made.

    Safe to run twice, and by two workers: each network is taken by one at a time, and who was asked today is not
    asked again. A network where something breaks keeps no other from asking.
    """
    now = now or timezone.now()
    running = Network.objects.filter(rhythm__active=True)
    return each_apart(running, lambda network: ask_network(network=network, now=now))


@transaction.atomic
def ask_network(*, network: Network, now: datetime) -> int:
    """Ask what is due on this day in one network, if its requests run; how many requests were made."""
    one_at_a_time(network)
    rhythm, today = rhythm_of(network), timezone.localdate(now)
    if not runs(rhythm, today):
        return 0
    state = news_context(network, today)
    digests = digests_of(state, tempo_of(rhythm))
    for digest in digests:
        _send(state, digest, rhythm, now=now, actor=ACTOR)
    return len(digests)


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What came of asking at once: whom a message goes to, who had one today already, items with nobody to ask."""

    written: list[Member]
    already: list[Member]
    without: list[int]


@transaction.atomic
def ask_now(
    *,
    network: Network,
    items: Collection[int],
    actor: str,
    reason: RequestReason = RequestReason.SILENT,
    due: date | None = None,
    people: Collection[int] | None = None,
    now: datetime | None = None,
) -> AskedNow:
    """Ask news of these items of whoever answers for them, whatever the rhythm; settled ones are left aside.

    Of these `people` alone when they are given. `due` is the day of the assembly a bilan is for, if it is known.
    Somebody whose request of today left already gets no second message: the items join it, under the same link.
    """
    one_at_a_time(network)
    now = now or timezone.now()
    state = news_context(network, timezone.localdate(now))
    digests, without = digests_for(state, items, reason, due)
    return _send_all(state, digests, people, without, now=now, actor=actor)


@transaction.atomic
def ask_due(*, network: Network, people: Collection[int], actor: str, now: datetime | None = None) -> AskedNow:
    """Ask these people at once what the rhythm asks of them today, even when requests do not leave by themselves."""
    one_at_a_time(network)
    now = now or timezone.now()
    state = news_context(network, timezone.localdate(now))
    digests = digests_of(state, tempo_of(rhythm_of(network)))
    return _send_all(state, digests, people, [], now=now, actor=actor)


def _send_all(
    state: NewsContext,
    digests: Iterable[Digest],
    people: Collection[int] | None,
    without: list[int],
    *,
    now: datetime,
    actor: str,
) -> AskedNow:
    result, rhythm = AskedNow([], [], without), rhythm_of(state.network)
    for digest in digests:
        if people is None or digest.person.id in people:
            sent = _send(state, digest, rhythm, now=now, actor=actor)
            (result.written if sent else result.already).append(digest.person)
    return result


@transaction.atomic
def resend(*, request: Request, actor: str, now: datetime | None = None) -> bool:
    """Send the same person a new link for what she has not answered; whether a message goes."""
    network, now = request.network, now or timezone.now()
    one_at_a_time(network)
    state = news_context(network, timezone.localdate(now))
    person = state.people.of(request.person_id)
    if person is None or not person.email or person.email.lower() in state.blocked:
        return False
    digest = Digest(person, state.waiting(person))
    if not digest.lines:
        return False
    _replace(network, person, now, actor)
    return _send(state, digest, rhythm_of(network), now=now, actor=actor, urgent=True)


@transaction.atomic
def revoke(*, request: Request, actor: str) -> None:
    """Make the links of a request useless, and stop its message if it has not left."""
    request = Request.objects.select_for_update(of=("self",)).select_related("network", "person").get(pk=request.pk)
    if request.revoked:
        return
    request.revoked = timezone.now()
    request.save(update_fields=["revoked"])
    for message in Message.objects.filter(pk=request.message_id or 0):
        replace(network=request.network, email=message.to_email, key=KEY, actor=actor)
    record_request(request, actor, "revoked", {"revoked": (None, request.revoked.isoformat())})


def one_at_a_time(network: Network) -> None:
    """One at a time asks in a network."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)


def _send(
    state: NewsContext, digest: Digest, rhythm: Rhythm, *, now: datetime, actor: str, urgent: bool = False
) -> bool:
    """Make the request of a person and queue its message; False when hers of today left already and grew instead."""
    network, person = state.network, digest.person
    current = network.requests.filter(person_id__in=person.ids, replaced=None, revoked=None, expires__gt=now).first()
    today = current is not None and timezone.localdate(current.created) == state.today
    if current and today:
        _add_lines(current, digest)
        if Message.objects.filter(pk=current.message_id or 0, state__in=GONE).exists():
            return False
    else:
        _replace(network, person, now, actor)
        expires = now + timedelta(days=rhythm.link_days)
        current = Request.objects.create(network=network, person_id=person.id, created=now, expires=expires)
        _add_lines(current, digest)
        record_request(current, actor, "asked", {"items": (None, len(digest.lines))})
    written = write("request", network=network, request=current, person=person, lines=digest.lines)
    message = queue(
        network=network,
        kind=MessageKind.REQUEST,
        to_email=person.email,
        to_name=person.name,
        language=person.language,
        subject=written.subject,
        text=written.text,
        html=written.html,
        key=KEY,
        urgent=urgent,
        actor=actor,
    )
    current.message_id = message.pk
    current.save(update_fields=["message_id"])
    return True


def _add_lines(request: Request, digest: Digest) -> None:
    """Keep what is asked, and tell each line of the digest which it is."""
    known = {line.item_id: line for line in request.lines.all()}
    new = [
        RequestLine(request=request, item_id=line.item.id, reason=line.reason, due=line.due, carried=line.carried)
        for line in digest.lines
        if line.item.id not in known
    ]
    known |= {line.item_id: line for line in RequestLine.objects.bulk_create(new)}
    digest.lines[:] = [line.kept(known[line.item.id].pk) for line in digest.lines]


def _replace(network: Network, person: Member, now: datetime, actor: str) -> None:
    """The requests before this one lead to it from now on."""
    for old in network.requests.filter(person_id__in=person.ids, replaced=None):
        old.replaced = now
        old.save(update_fields=["replaced"])
        record_request(old, actor, "replaced", {})


def record_request(request: Request, actor: str, verb: str, changes: dict[str, tuple[Any, Any]]) -> None:
    """Keep in history what became of a request."""
    record(
        network_id=request.network_id,
        actor=actor,
        verb=verb,
        object_type="request",
        object_id=request.pk,
        changes=changes,
    )
