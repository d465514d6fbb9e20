"""Writing to those who did not answer, each with a link of her own; taking a link back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from jalon.health.apart import each_apart
from jalon.history.actions import record
from jalon.mailings.actions.messages import queue
from jalon.mailings.queries import refusal_reasons
from jalon.mailings.rules import MessageKind
from jalon.mailings.writing import write
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask, AskLink
from jalon.membership.models.asks import new_secret
from jalon.membership.queries.reminders import Addressee, addressee_of, reminding
from jalon.network.models import Network

ACTOR: Final = "daily"
LINK_DAYS: Final = 60  # how long a link serves after its message
LATE_DAYS: Final = 2  # a reminder whose day is past by more is left aside


@transaction.atomic
def remind(
    *, ask: Ask, actor: str, people: Collection[int] | None = None, now: datetime | None = None
) -> list[Addressee]:
    """Write to those who did not answer (of these `people` alone when given), and were not written to lately.

    Whom a message goes to. Raises FollowingRefused ("closed").
    """
    now = now or timezone.now()
    Network.objects.select_for_update(no_key=True).get(pk=ask.network_id)  # one at a time: nobody is written to twice
    ask = Ask.objects.select_related("network", "region").get(pk=ask.pk)
    if ask.closed:
        raise FollowingRefused("closed", ask.title)
    found = reminding(ask, now)
    written = [one for one in found.ready if people is None or one.party_id in people]
    for one in written:
        _write_to(ask, one, found.links.get(one.party_id), now=now, actor=actor)
    return written


def remind_due(*, now: datetime | None = None) -> int:
    """Send the reminders whose day came, in every network; how many messages. May be run twice in a day."""
    now = now or timezone.now()

    def work(ask: Ask) -> int:
        day = last_reminder(ask, timezone.localdate(now))
        return len(_remind_since(ask, day, now)) if day else 0

    return each_apart(Ask.objects.filter(closed=None).exclude(reminders=[]).select_related("network"), work)


def last_reminder(ask: Ask, today: date) -> date | None:
    """The day of the reminder that is due, be it two days late because nothing ran; None without one."""
    days = [ask.opened + timedelta(days=after) for after in ask.reminders]
    due = [day for day in days if day <= today <= day + timedelta(days=LATE_DAYS)]
    return max(due, default=None)


def _remind_since(ask: Ask, day: date, now: datetime) -> list[Addressee]:
    """Write to those who were not since a day."""
    ready = reminding(ask, now).ready
    wanted = [one.party_id for one in ready if one.sent is None or timezone.localdate(one.sent) < day]
    return remind(ask=ask, people=wanted, actor=ACTOR, now=now)


def _write_to(ask: Ask, to: Addressee, link: AskLink | None, *, now: datetime, actor: str) -> None:
    link = link or AskLink(ask=ask, party_id=to.party_id)
    if link.revoked:
        link.revoked, link.secret = None, new_secret()
    link.language, link.sent, link.times = to.language, now, link.times + 1
    link.expires = now + timedelta(days=LINK_DAYS)
    link.save()
    written = write("ask", ask=ask, to=to, link=link)
    queue(
        network=ask.network,
        kind=MessageKind.REQUEST,
        to_email=to.email,
        to_name=to.to_name,
        language=to.language,
        subject=written.subject,
        text=written.text,
        html=written.html,
        key=f"ask_link:{link.pk}",
        actor=actor,
    )
    _record(link, actor, "asked")


@transaction.atomic
def renew_link(*, link: AskLink, actor: str, now: datetime | None = None) -> bool:
    """Send a new link in place of one that has expired, to who is written to for the member; whether one goes."""
    now = now or timezone.now()
    Network.objects.select_for_update(no_key=True).get(pk=link.ask.network_id)
    link = AskLink.objects.select_related("ask__network", "ask__region").get(pk=link.pk)
    if link.ask.closed or link.revoked or link.expires > now:
        return False
    to = addressee_of(link.ask, link.party_id, now)
    if to is None or not to.email or to.email.lower() in refusal_reasons(link.ask.network, MessageKind.REQUEST):
        return False
    link.secret = new_secret()  # the old address stays closed
    _write_to(link.ask, to, link, now=now, actor=actor)
    return True


@transaction.atomic
def revoke_link(*, link: AskLink, actor: str) -> None:
    """Make a link useless; the next message about the same thing brings another."""
    if link.revoked is None:
        link.revoked = timezone.now()
        link.save(update_fields=["revoked"])
        _record(link, actor, "revoked")


def _record(link: AskLink, actor: str, verb: str) -> None:
    record(
        network_id=link.ask.network_id,
        actor=actor,
        verb=verb,
        object_type="ask_link",
        object_id=link.pk,
        scope=f"ask:{link.ask_id}",
        changes={"party": (None, link.party_id)},
    )
