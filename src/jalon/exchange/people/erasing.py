"""A person erased: her name and all that says who she was; what the network has to keep no longer names her.

Seats, mandates, memberships and reports stay, since an assembly, a funder or a court may ask what was decided and done:
they are those of an erased person. Documents stay as they were received, and the words of a plan as they were adopted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jalon.accounts.models import User
from jalon.exchange.belonging import rows_of
from jalon.exchange.people.held import Person, person_of
from jalon.history.actions import record
from jalon.history.models import Entry
from jalon.mailings.models import Message
from jalon.network.actions.access import remove_access
from jalon.network.models import DirectoryDraft, Invitation, Party
from jalon.plans.indexing import index_network
from jalon.plans.models import NameDecision, PlanLead, Taught
from jalon.plans.rules.naming import Names
from jalon.reports.actions.prints import make_file
from jalon.reports.choices import PrintState
from jalon.reports.models import PrintedBilan
from jalon.wording.catalogue import catalogue, gettext_noop

ERASED: Final = gettext_noop("Erased person")
# Words that people wrote of what was done: her name is taken out of them. Words of plans and documents stay.
WRITTEN: Final = {
    "membership.Ask": ("title", "about"),
    "membership.AskAnswer": ("value",),
    "membership.Contact": ("theme", "note"),
    "membership.ContactRule": ("name",),
    "membership.Kit": ("name",),
    "membership.KitStep": ("title",),
    "membership.WelcomeStep": ("title",),
    "network.Body": ("mandate",),
    "network.Invitation": ("message",),
    "network.Mandate": ("role", "reason"),
    "network.Membership": ("reason",),
    "network.Party": ("notes",),
    "network.PersonRequest": ("words", "answer"),
    "network.PrivacyIncident": ("what", "data", "done"),
    "network.Relation": ("title",),
    "network.Restoration": ("why",),
    "network.Seat": ("title",),
    "plans.ProgressReport": ("note",),
    "plans.ProposedResult": ("sentence", "reason"),
    "plans.ProposedRow": ("label",),
    "plans.RequestLine": ("who",),
    "plans.Amendment": ("proposed_by", "seconded_by", "reason"),
    "reports.EditedCell": ("text", "composed"),
}


@dataclass(slots=True)
class Erased:
    """What was done: rows changed by table, rows deleted by table."""

    changed: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)


class _Eraser:
    """Takes one person out of texts and data: only what is surely her."""

    def __init__(self, person: Person) -> None:
        self.names = Names(person.names)
        self.exact = [*person.emails, *person.phones]
        self.instead = catalogue(person.network.language).gettext(ERASED)

    def text(self, words: str) -> str:
        """A text without her."""
        for one in self.exact:
            words = words.replace(one, self.instead)
        pieces, at = [], 0
        for mention in self.names.mentions(words):
            if mention.sure:
                pieces += [words[at : mention.start], self.instead]
                at = mention.end
        return "".join([*pieces, words[at:]])

    def data(self, value: Any) -> Any:
        """The same value of JSON without her; the names of its fields stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {name: self.data(one) for name, one in value.items()}
        return [self.data(one) for one in value] if isinstance(value, list) else value


@transaction.atomic
def erase_person(*, party: Party, actor: str, reason: str = "") -> Erased:
    """Erase somebody, for good. Raises AccessRefused when she is the last coordination of the network."""
    person = person_of(party)
    eraser, done = _Eraser(person), Erased()
    _close_account(person, actor, done)
    _delete_mail(person, done)
    for label, columns in WRITTEN.items():
        _rewrite(person, eraser, label, columns, done)
    leads = PlanLead.objects.filter(party__in=person.ids)
    done.changed["plans.PlanLead"] = sum(_replace(lead, {"text": eraser.text(lead.text)}) for lead in leads)
    _delete_lists(person, eraser, done)
    for model, theirs in ((Taught, person.network.taught.all()), (NameDecision, _decided_names(person))):
        done.deleted[model._meta.label] = _delete_naming(theirs, eraser)
    _redact_bilans(person, eraser, done)
    _forget_in_history(person, eraser, done)
    for at, one in enumerate(person.parties):
        _empty(one, eraser.instead, at)
    done.changed["network.Party"] = len(person.parties)
    record(
        network_id=person.network.pk,
        actor=actor,
        verb="erased",
        object_type="party",
        object_id=person.party.pk,
        changes={"reason": (None, reason)} if reason else {},
    )
    index_network(person.network)
    return done


def _close_account(person: Person, actor: str, done: Erased) -> None:
    """Her access here ends; an account that opens nothing else goes."""
    for access in person.network.accesses.filter(user__in=person.users):
        remove_access(access=access, actor=actor)
    Party.objects.filter(pk__in=person.ids).update(user=None)
    idle = User.objects.filter(pk__in=person.users, accesses=None, parties=None)
    done.deleted["accounts.User"] = idle.count()
    idle.delete()


def _decided_names(person: Person) -> QuerySet[NameDecision]:
    return NameDecision.objects.filter(plan__network=person.network)


def _delete_naming(rows: QuerySet[Any], eraser: _Eraser) -> int:
    """What was taught or decided of her name serves no more."""
    keys = [row.pk for row in rows if eraser.text(row.words) != row.words]
    rows.model._base_manager.filter(pk__in=keys).delete()
    return len(keys)


def _delete_mail(person: Person, done: Erased) -> None:
    messages = Message.objects.filter(network=person.network, to_email__in=person.emails)
    invitations = Invitation.objects.filter(network=person.network, email__in=person.emails)
    done.deleted |= {"mailings.Message": messages.count(), "network.Invitation": invitations.count()}
    messages.delete()
    invitations.delete()


def _rewrite(person: Person, eraser: _Eraser, label: str, columns: tuple[str, ...], done: Erased) -> None:
    model = apps.get_model(label)
    changed = 0
    for row in _in_chunks(rows_of(model, person.network.pk)):
        changed += _replace(row, {name: eraser.text(getattr(row, name)) for name in columns})
    done.changed[label] = changed


def _delete_lists(person: Person, eraser: _Eraser, done: Erased) -> None:
    """Lists of people given lately that name her, and what would undo their import."""
    lists = DirectoryDraft.objects.filter(network=person.network)
    hers = [one.pk for one in lists.iterator(chunk_size=20) if any(eraser.data(kept) != kept for kept in _kept(one))]
    done.deleted["network.DirectoryDraft"] = len(hers)
    lists.filter(pk__in=hers).delete()


def _kept(draft: DirectoryDraft) -> tuple[Any, ...]:
    return draft.tables, draft.made, draft.decisions


def _in_chunks(rows: QuerySet[Any], size: int = 500) -> Iterator[Any]:
    """Rows, a few at a time: they are written while others are still to be read."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        yield from rows.model._base_manager.filter(pk__in=keys[start : start + size])


def _replace(row: Any, values: dict[str, Any]) -> bool:
    new = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in new.items():
        limit = row._meta.get_field(name).max_length
        setattr(row, name, value[:limit] if limit else value)
    if new:
        row.save(update_fields=list(new))
    return bool(new)


def _redact_bilans(person: Person, eraser: _Eraser, done: Erased) -> None:
    """Bilans printed already lose her name, say so, and have their files made again."""
    changed = 0
    for bilan in _in_chunks(PrintedBilan.objects.filter(plan__network=person.network), 20):
        data = eraser.data(bilan.data)
        if data == bilan.data:
            continue
        bilan.data, bilan.redacted = data, timezone.localdate()
        bilan.digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
        bilan.save(update_fields=["data", "redacted", "digest"])
        changed += 1
        for file in bilan.files.select_related("stored"):
            stored, file.stored, file.state, file.tries = file.stored, None, PrintState.WAITING.value, 0
            file.save(update_fields=["stored", "state", "tries"])
            if stored:
                stored.delete()
                transaction.on_commit(partial(stored.content.delete, save=False))
            transaction.on_commit(partial(make_file.enqueue, file.pk))
    done.changed["reports.PrintedBilan"] = changed


def _forget_in_history(person: Person, eraser: _Eraser, done: Erased) -> None:
    """What history says of her, and where it names her."""
    own = Q(object_type="party", object_id__in=[str(key) for key in person.ids])
    changed = 0
    told = Entry.objects.filter(Q(network_id=person.network.pk) & (own | ~Q(changes={})))
    for entry in _in_chunks(told):
        hers = entry.object_type == "party" and int(entry.object_id) in person.ids
        data = {name: _emptied(pair) for name, pair in entry.changes.items()} if hers else eraser.data(entry.changes)
        if data != entry.changes:
            entry.changes = data
            entry.save(update_fields=["changes"])
            changed += 1
    done.changed["history.Entry"] = changed


def _emptied(pair: list[Any]) -> list[Any]:
    return [None if isinstance(value, str) else value for value in pair]


def _empty(party: Party, instead: str, at: int) -> None:
    party.name = instead
    party.key = f"{party.pk} {instead.casefold()} {at}"  # met by no name that anybody writes
    for name in ("sigle", "email", "phone", "language", "channel", "address", "website", "notes"):
        setattr(party, name, "")
    party.region, party.user, party.erased = None, None, timezone.localdate()
    party.save()
