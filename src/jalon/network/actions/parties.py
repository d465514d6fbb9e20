"""Writing the people and bodies a network knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.network.errors import PartyChanged, PartyRefused
from jalon.network.indexing import index_parties
from jalon.network.models import Network, Party
from jalon.network.rules.names import key_of
from jalon.phrases.folding import squeeze
from jalon.phrases.parties import PartyKind, classify_party

FIELDS = (
    "kind", "name", "sigle", "email", "phone", "language", "channel", "address", "website", "region", "notes", "user",
)  # fmt: skip


@transaction.atomic
def create_party(*, network: Network, name: str, actor: str, **values: Any) -> Party:
    """Somebody new; `values` are those of FIELDS. Without a `kind`, the words of the name tell it."""
    party = _make(network, name, values)
    _record(party, actor, "created", {"name": (None, party.name)})
    index_parties([party])
    return party


@transaction.atomic
def add_party(*, network: Network, name: str, actor: str, **values: Any) -> Party:
    """Somebody a person adds by hand. Raises PartyRefused when the name is already somebody's, or the account is."""
    Network.objects.select_for_update().get(pk=network.pk)
    _refuse_taken(network, None, name, values.get("user"))
    values.setdefault("user", user_with_address(network, values.get("email") or ""))
    return create_party(network=network, name=name, actor=actor, **values)


@transaction.atomic
def change_party(*, party: Party, changes: Mapping[str, tuple[Any, Any]], actor: str) -> Party:
    """Change fields of a party: each (as the person saw it, as she wants it).

    The name it had goes on meaning it. Raises PartyChanged, writing nothing, when a field is no longer as she saw
    it, and PartyRefused when the new name or account is already somebody else's.
    """
    Network.objects.select_for_update().get(pk=party.network_id)
    locked = Party.objects.select_related("network", "user").get(pk=party.pk)
    wanted: dict[str, Any] = {name: (squeeze(new) if name == "name" else new) for name, (_seen, new) in changes.items()}
    wanted = {name: new for name, new in wanted.items() if getattr(locked, name) != new}
    if any(getattr(locked, name) != changes[name][0] for name in wanted):
        raise PartyChanged(locked.pk)
    user = wanted.get("user")
    _refuse_taken(locked.network, locked, str(wanted.get("name", locked.name)), user)
    if "email" in wanted and "user" not in wanted and locked.user is None:
        user = user_with_address(locked.network, str(wanted["email"]))
        wanted |= {"user": user} if user else {}
    if not wanted:
        return locked
    done = {name: (_plain(getattr(locked, name)), _plain(new)) for name, new in wanted.items()}
    _keep_former_name(locked, wanted.get("name", locked.name))
    for name, new in wanted.items():
        setattr(locked, name, new)
    locked.key = key_of(locked.name)
    locked.save()
    _record(locked, actor, "changed", done)
    index_parties([locked])
    return locked


@transaction.atomic
def parties_named(*, network: Network, names: Iterable[str], actor: str) -> dict[str, Party]:
    """The party each name means, made when it is new. A name merged into another party means that one's.

    A sigle that one party alone was given means that party.
    """
    wanted = {name: key_of(name) for name in names}
    known = _known(network, wanted.values())
    missing = {name: key for name, key in wanted.items() if key not in known}
    if missing:
        Network.objects.select_for_update().get(pk=network.pk)  # another may be adding the same names
        known |= _known(network, missing.values())
    made: list[Party] = []
    for name, key in missing.items():
        if key not in known:
            known[key] = _make(network, name, {})
            _record(known[key], actor, "created", {"name": (None, known[key].name)})
            made.append(known[key])
    index_parties(made)
    return {name: known[key] for name, key in wanted.items()}


@transaction.atomic
def link_user(*, network: Network, user: User, actor: str) -> Party:
    """Who somebody with access here is among the parties: the one with her address, else one made for her.

    A name alone never links: anybody may bear it. The one made then shows among the likely duplicates.
    """
    Network.objects.select_for_update().get(pk=network.pk)
    if known := network.parties.filter(user=user).first():
        return known
    found = network.parties.filter(email__iexact=user.email, user=None).order_by("id")
    free = [party for party in found if not _others_account(party, user)]
    if not free:
        name = user.called
        kind = PartyKind.PERSON.value
        return create_party(network=network, name=name, actor=actor, kind=kind, user=user, language=user.language)
    party = free[0]
    party.user = user
    party.save(update_fields=["user"])
    _record(party, actor, "changed", {"user": (None, user.pk)})
    return party


def user_with_address(network: Network, email: str) -> User | None:
    """Who has access here with this address, and is no party yet."""
    if not email:
        return None
    found = User.objects.filter(email__iexact=email, accesses__network=network)
    return found.exclude(parties__network=network).first()


def members_of(party: Party) -> list[Party]:
    """A party and all those merged into it, however deep."""
    found, below = [party], [party]
    while below:
        below = list(Party.objects.filter(merged_into__in=below).order_by("id"))
        found += below
    return found


def root_of(party: Party) -> Party:
    """Who a party is, after merging."""
    while party.merged_into:
        party = party.merged_into
    return party


def _make(network: Network, name: str, values: Mapping[str, Any]) -> Party:
    kind = {"kind": classify_party(name).value}
    return Party.objects.create(network=network, name=squeeze(name), key=key_of(name), **(kind | dict(values)))


def _known(network: Network, keys: Iterable[str]) -> dict[str, Party]:
    """By key, whoever goes by it; of several, one that was not merged, else the oldest."""
    wanted = set(keys)
    known: dict[str, Party] = {}
    sigles = network.parties.filter(merged_into=None).exclude(sigle="")
    by_sigle: dict[str, list[Party]] = {}
    for party in sigles:
        by_sigle.setdefault(key_of(party.sigle), []).append(party)
    known |= {key: found[0] for key, found in by_sigle.items() if len(found) == 1 and key in wanted}
    named = network.parties.filter(key__in=wanted)
    for party in sorted(named, key=lambda one: (one.merged_into_id is None, -one.pk)):
        known[party.key] = party
    return known


def refused(code: str, other: Party) -> PartyRefused:
    """The refusal of what stands in the way of another party, or of the one that it was merged into."""
    root = root_of(other)
    return PartyRefused(code, root.pk, root.name)


def _refuse_taken(network: Network, party: Party | None, name: str, user: User | None) -> None:
    key = key_of(name)
    if not key:
        raise PartyRefused("no_name")
    own = {one.pk for one in members_of(party)} if party else set()
    changed = party is None or key != party.key
    for other in network.parties.filter(key=key).exclude(pk__in=own) if changed else ():
        raise refused("name_taken", other)
    for other in network.parties.filter(user=user).exclude(pk__in=own) if user else ():
        raise refused("account_taken", other)


def _others_account(party: Party, user: User) -> bool:
    """Whether another account is already this party's, or that of one it was merged with."""
    return any(one.user_id not in {None, user.pk} for one in members_of(root_of(party)))


def _keep_former_name(party: Party, name: str) -> None:
    """The name a plan wrote goes on meaning this party: it stays as a party merged into it."""
    key = key_of(name)
    if key != party.key:
        known = {one.key for one in members_of(party)[1:]}
        if party.key not in known:
            Party.objects.create(
                network=party.network, kind=party.kind, name=party.name, key=party.key, merged_into=party
            )


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _record(party: Party, actor: str, verb: str, changes: Mapping[str, tuple[Any, Any]]) -> None:
    record(
        network_id=party.network_id,
        actor=actor,
        verb=verb,
        object_type="party",
        object_id=party.pk,
        changes=changes,
    )
