"""Saying who answers for an item, or for all that a body leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jalon.history.actions import record
from jalon.network.actions.parties import change_party, create_party, refused, root_of, user_with_address
from jalon.network.errors import PartyRefused
from jalon.network.models import Network, Party
from jalon.network.rules.names import key_of
from jalon.phrases.folding import squeeze
from jalon.phrases.parties import PartyKind
from jalon.plans.errors import AssignmentChanged
from jalon.plans.models import Assignment, Plan, PlanItem
from jalon.plans.rules import plan_scope

Target = PlanItem | Party
Pair = tuple[int | None, int | None]


@transaction.atomic
def assign(
    *,
    plan: Plan,
    targets: Sequence[Target],
    person: Party | None,
    substitute: Party | None,
    actor: str,
    seen: Pair | None = None,
) -> int:
    """Who answers for items or bodies of a plan, and her substitute; how many changed.

    Without a person, nobody is assigned any more. `seen` are the person and the substitute as they were shown:
    raises AssignmentChanged, writing nothing, when they no longer are.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    if person and substitute and root_of(person).pk == root_of(substitute).pk:
        substitute = None
    wanted: Pair = (person.pk if person else None, substitute.pk if person and substitute else None)
    changed = 0
    for target in targets:
        kept = _of(plan, target)
        before: Pair = (kept.person_id, kept.substitute_id) if kept else (None, None)
        if before == wanted:
            continue
        if seen is not None and seen != before:
            raise AssignmentChanged
        _write(plan, target, kept, wanted)
        _record(plan, target, actor, before, wanted)
        changed += 1
    return changed


@transaction.atomic
def person_called(*, network: Network, name: str, email: str = "", actor: str) -> Party | None:
    """Who a typed name means, made when it is new; None when nothing is typed.

    An address completes somebody who has none. Raises PartyRefused when the address is somebody else's, when this
    person has another, or when there is an address and no name.
    """
    name, email = squeeze(name), email.strip()
    if not name and not email:
        return None
    if not key_of(name):
        raise PartyRefused("no_name")
    found = _called(network, name, email)
    if email:
        holders = {root_of(one) for one in network.parties.filter(email__iexact=email)}
        if holders and found not in holders:
            raise refused("address_taken", next(iter(holders)))
    if found is None:
        return _new_person(network, name, email, actor)
    if email and not found.email:
        return change_party(party=found, changes={"email": ("", email)}, actor=actor)
    if email and found.email.lower() != email.lower():
        raise refused("other_address", found)
    return found


def _called(network: Network, name: str, email: str) -> Party | None:
    """Who goes by this name: of several, the one with this address, else one that was not merged, else the oldest."""
    found = list(network.parties.filter(key=key_of(name)).select_related("merged_into"))
    found.sort(key=lambda one: (one.email.lower() != email.lower(), one.merged_into_id is not None, one.pk))
    return root_of(found[0]) if found else None


def _new_person(network: Network, name: str, email: str, actor: str) -> Party:
    """Somebody with access under this name and address, or somebody new."""
    users = network.accesses.filter(user__parties=None) if not email else network.accesses.none()
    named = [access.user for access in users.select_related("user") if key_of(access.user.name) == key_of(name)]
    user = named[0] if len(named) == 1 else user_with_address(network, email)
    kind = PartyKind.PERSON.value
    return create_party(network=network, name=name, actor=actor, kind=kind, email=email, user=user)


def _of(plan: Plan, target: Target) -> Assignment | None:
    return Assignment.objects.filter(plan=plan, **_place(target)).first()


def _place(target: Target) -> dict[str, Any]:
    return {"item": target} if isinstance(target, PlanItem) else {"party": target}


def _write(plan: Plan, target: Target, kept: Assignment | None, wanted: Pair) -> None:
    person, substitute = wanted
    if kept and kept.person_id == person:
        kept.substitute_id = substitute
        kept.save(update_fields=["substitute"])
        return
    if kept:
        kept.delete()  # another person is asked from the day she was named
    if person:
        Assignment.objects.create(plan=plan, person_id=person, substitute_id=substitute, **_place(target))


def _record(plan: Plan, target: Target, actor: str, before: Pair, after: Pair) -> None:
    pairs = zip(("person", "substitute"), before, after, strict=True)
    record(
        network_id=plan.network_id,
        actor=actor,
        verb="assigned",
        object_type="plan_item" if isinstance(target, PlanItem) else "party",
        object_id=target.pk,
        scope=plan_scope(plan.pk),
        changes={name: (was, now) for name, was, now in pairs if was != now},
    )
