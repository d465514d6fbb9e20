"""Members coming and going, their fees, and who is what in an organisation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from jalon.network.actions.parties import members_of, root_of
from jalon.network.actions.writing import change_fields, check_order, forget, kept_new
from jalon.network.choices import Tie
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Fee, Membership, MembershipRule, Network, Party, Relation
from jalon.network.rules.periods import meets
from jalon.phrases.folding import squeeze


@transaction.atomic
def admit(
    *, party: Party, actor: str, category: str = "", starts: date | None = None, ends: date | None = None
) -> Membership:
    """A party is a member from a day on. Raises GovernanceRefused (ends_before, member_already in those days)."""
    Network.objects.select_for_update().get(pk=party.network_id)
    check_order(starts, ends)
    root = root_of(party)
    made = Membership(network_id=party.network_id, party=root, category=squeeze(category), starts=starts, ends=ends)
    _check_alone(made, root)
    made.save()
    told = {"party": root, "category": made.category, "starts": starts, "ends": ends}
    kept_new(made, network_id=party.network_id, actor=actor, told=told)
    return made


@transaction.atomic
def end_membership(*, membership: Membership, ends: date, actor: str, reason: str = "") -> bool:
    """Its last day, and why. Raises GovernanceRefused ("ends_before")."""
    values = {"ends": ends, "reason": squeeze(reason)}
    return change_fields(membership, network_id=membership.network_id, actor=actor, verb="ended", **values)


@transaction.atomic
def correct_membership(*, membership: Membership, actor: str, **values: Any) -> bool:
    """Category, first and last day as they should have been written. Raises GovernanceRefused."""
    Network.objects.select_for_update().get(pk=membership.network_id)
    changed = change_fields(membership, network_id=membership.network_id, actor=actor, **values)
    if changed:
        _check_alone(membership, root_of(membership.party))
    return changed


@transaction.atomic
def remove_membership(*, membership: Membership, actor: str) -> None:
    """One written by mistake; one that is over is ended instead."""
    told = {"party": membership.party, "category": membership.category, "starts": membership.starts}
    forget(membership, network_id=membership.network_id, actor=actor, told=told)


@transaction.atomic
def record_fee(
    *,
    membership: Membership,
    starts: date,
    ends: date,
    actor: str,
    amount: Decimal | None = None,
    paid_on: date | None = None,
    waived: bool = False,
) -> Fee:
    """The fee of a year: asked, then paid on a day or waived; said again, it takes the new values.

    Raises GovernanceRefused ("ends_before").
    """
    check_order(starts, ends)
    known = membership.fees.filter(starts=starts).first()
    values: dict[str, Any] = {"ends": ends, "amount": amount, "paid_on": paid_on, "waived": waived}
    if known:
        change_fields(known, network_id=membership.network_id, actor=actor, **values)
        return known
    made = Fee.objects.create(membership=membership, starts=starts, **values)
    told = {"party": membership.party, "starts": starts, "paid_on": paid_on, "waived": waived}
    kept_new(made, network_id=membership.network_id, actor=actor, told=told)
    return made


@transaction.atomic
def set_rule(*, network: Network, fees: bool, grace_days: int, categories: list[str], actor: str) -> MembershipRule:
    """When a member is in good standing here, and the categories there are."""
    rule, _new = MembershipRule.objects.get_or_create(network=network)
    names = list(dict.fromkeys(filter(None, map(squeeze, categories))))
    change_fields(rule, network_id=network.pk, actor=actor, fees=fees, grace_days=grace_days, categories=names)
    return rule


@transaction.atomic
def relate(
    *,
    party: Party,
    organisation: Party,
    kind: Tie,
    actor: str,
    title: str = "",
    main: bool = False,
    starts: date | None = None,
    ends: date | None = None,
) -> Relation:
    """What a party is to an organisation. Raises GovernanceRefused (itself, other_network, ends_before)."""
    if party.network_id != organisation.network_id:
        raise GovernanceRefused("other_network")
    party, organisation = root_of(party), root_of(organisation)
    if party.pk == organisation.pk:
        raise GovernanceRefused("itself", party.name)
    check_order(starts, ends)
    if main:
        for other in organisation.people.filter(main=True):
            change_fields(other, network_id=party.network_id, actor=actor, main=False)
    made = Relation.objects.create(
        network_id=party.network_id,
        party=party,
        organisation=organisation,
        kind=kind.value,
        title=squeeze(title),
        main=main,
        starts=starts,
        ends=ends,
    )
    told = {"party": party, "organisation": organisation, "kind": kind.value, "title": made.title, "starts": starts}
    kept_new(made, network_id=party.network_id, actor=actor, told=told)
    return made


@transaction.atomic
def change_relation(*, relation: Relation, actor: str, **values: Any) -> bool:
    """Its title, kind, first and last day; whether anything changed. Raises GovernanceRefused ("ends_before")."""
    return change_fields(relation, network_id=relation.network_id, actor=actor, **values)


@transaction.atomic
def remove_relation(*, relation: Relation, actor: str) -> None:
    """One written by mistake; one that is over is given its last day instead."""
    told = {"party": relation.party, "organisation": relation.organisation, "kind": relation.kind}
    forget(relation, network_id=relation.network_id, actor=actor, told=told)


def _check_alone(wanted: Membership, root: Party) -> None:
    """A party has one membership at a time, whatever names it went by. Raises GovernanceRefused."""
    for other in Membership.objects.filter(party__in=members_of(root)).exclude(pk=wanted.pk):
        if meets(other, wanted):
            raise GovernanceRefused("member_already", root.name)
