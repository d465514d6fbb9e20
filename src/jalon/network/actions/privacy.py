"""Keeping the registers that laws on personal data ask for: who looked, what people asked, what went wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.network.actions.parties import root_of
from jalon.network.actions.writing import change_fields, kept_new
from jalon.network.choices import AccessedFor, PersonAsk
from jalon.network.errors import GovernanceRefused
from jalon.network.models import DataAccess, Network, Party, PersonRequest, PrivacyIncident


def note_access(*, network: Network, party: Party | None, actor: str, how: AccessedFor) -> None:
    """Say who saw what is kept of a person: the one thing that opening a page writes, once a day."""
    DataAccess.objects.get_or_create(network=network, party=party, actor=actor, how=how.value, on=timezone.localdate())


@transaction.atomic
def ask_about_oneself(*, party: Party, kind: PersonAsk, words: str) -> PersonRequest:
    """A person asks that what is kept of her be corrected or erased; asked again, her words are added."""
    root = root_of(party)
    found, new = PersonRequest.objects.get_or_create(
        network_id=root.network_id, party=root, kind=kind.value, answered=None, defaults={"words": words.strip()}
    )
    if new:
        told = {"party": root, "kind": kind.value}
        kept_new(found, network_id=root.network_id, actor=f"party:{root.pk}", told=told)
    elif words.strip() and words.strip() not in found.words:
        found.words = f"{found.words}\n{words.strip()}".strip()
        found.save(update_fields=["words"])
    return found


@transaction.atomic
def answer_person(*, request: PersonRequest, answer: str, actor: str) -> bool:
    """What was answered to a person; whether it was still open."""
    if request.answered:
        return False
    values = {"answered": timezone.now(), "answer": answer.strip(), "author": actor}
    for name, value in values.items():
        setattr(request, name, value)
    request.save(update_fields=list(values))
    kept_new(request, network_id=request.network_id, actor=actor, told={"answer": answer.strip()}, verb="answered")
    return True


@transaction.atomic
def note_incident(*, network: Network, actor: str, happened: date, noticed: date, **values: Any) -> PrivacyIncident:
    """Enter an incident in the register. Raises GovernanceRefused ("ends_before") when it was noticed too early."""
    if noticed < happened:
        raise GovernanceRefused("ends_before")
    made = PrivacyIncident.objects.create(network=network, happened=happened, noticed=noticed, **values)
    kept_new(made, network_id=network.pk, actor=actor, told={"noticed": noticed, "serious": made.serious})
    return made


@transaction.atomic
def change_incident(*, incident: PrivacyIncident, actor: str, **values: Any) -> bool:
    """What became of it; history keeps what the register said before. Raises GovernanceRefused ("ends_before")."""
    happened, noticed = (values.get(name, getattr(incident, name)) for name in ("happened", "noticed"))
    if noticed < happened:
        raise GovernanceRefused("ends_before")
    return change_fields(incident, network_id=incident.network_id, actor=actor, **values)
