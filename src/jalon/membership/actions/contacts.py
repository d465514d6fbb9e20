"""Noting that a member was spoken to or helped, and how often members should be."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.membership.choices import ContactChannel, ContactKind, Every, Subject
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Contact, ContactRule
from jalon.network.actions.parties import root_of
from jalon.network.actions.writing import change_fields, forget, kept_new
from jalon.network.models import Network, Party
from jalon.phrases.folding import squeeze
from jalon.plans.actions.measuring import look_again_soon


@transaction.atomic
def log_contact(
    *,
    party: Party,
    on: date,
    channel: ContactChannel,
    actor: str,
    kind: ContactKind = ContactKind.CONTACT,
    theme: str = "",
    note: str = "",
) -> Contact:
    """A member was spoken to, or helped, on a day. Raises FollowingRefused ("in_future")."""
    if on > timezone.localdate():
        raise FollowingRefused("in_future")
    root = root_of(party)
    made = Contact.objects.create(
        network_id=party.network_id,
        party=root,
        kind=ContactKind(kind).value,
        on=on,
        channel=ContactChannel(channel).value,
        theme=squeeze(theme),
        note=squeeze(note),
        author=actor,
    )
    told = {"party": root, "kind": made.kind, "on": on, "channel": made.channel, "theme": made.theme}
    kept_new(made, network_id=party.network_id, actor=actor, told=told)
    look_again_soon(party.network)
    return made


@transaction.atomic
def remove_contact(*, contact: Contact, actor: str) -> None:
    """One noted by mistake."""
    look_again_soon(contact.network)
    told = {"party": contact.party, "kind": contact.kind, "on": contact.on, "theme": contact.theme}
    forget(contact, network_id=contact.network_id, actor=actor, told=told)


@transaction.atomic
def add_rule(
    *, network: Network, name: str, subject: Subject, quota: int, every: Every, starts: date, actor: str
) -> ContactRule:
    """A quota of contacts from a day on. Raises FollowingRefused (no_title, no_quota)."""
    name = squeeze(name)
    if not name:
        raise FollowingRefused("no_title")
    if not 0 < quota < 1_000:
        raise FollowingRefused("no_quota")
    values: dict[str, Any] = {"subject": Subject(subject).value, "quota": quota, "every": Every(every).value}
    made = ContactRule.objects.create(network=network, name=name, starts=starts, **values)
    kept_new(made, network_id=network.pk, actor=actor, told={"name": name, "starts": starts} | values)
    look_again_soon(network)
    return made


@transaction.atomic
def remove_rule(*, rule: ContactRule, on: date, actor: str) -> None:
    """A quota that holds no more; what it counted stays."""
    change_fields(rule, network_id=rule.network_id, actor=actor, verb="removed", removed=on)
