"""Who of a network is a person and who is a body, to say the ones and leave out the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jalon.network.models import Access, Invitation
from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.plans.models import Plan, PlanLead
from jalon.plans.rules.public import PUBLIC_KINDS
from jalon.plans.rules.veil import Veil

_ABOUT = ("kind", "user_id", "merged_into__kind")


@dataclass(frozen=True, slots=True)
class People:
    """The names of a plan's network. `bodies` are folded: those of bodies alone, nobody's account and no person's.

    `perhaps` are the names of which nobody said whose they are, `decided` what was said of words that may be names,
    by key; `own` is the name of the network.
    """

    persons: frozenset[str]
    perhaps: frozenset[str]
    decided: dict[str, bool]
    bodies: frozenset[str]
    own: str

    @classmethod
    def of(cls, plan: Plan) -> People:
        """Everybody, whether or not they sign in: five queries."""
        parties = list(plan.network.parties.values_list("name", *_ABOUT))
        leads = PlanLead.objects.filter(item__plan=plan).values_list("text", *(f"party__{name}" for name in _ABOUT))
        named = [*parties, *leads]
        closed = {fold(name) for name, *about in named if not _is_body(*about)}
        persons = {name for name, kind, _user, other in named if PartyKind.PERSON in (kind, other)}
        return cls(
            persons=frozenset({*persons, *_signing(plan)} - {""}),
            perhaps=frozenset(name for name, kind, _user, _other in parties if kind == PartyKind.UNKNOWN) - persons,
            decided=dict(plan.name_decisions.filter(removed=None).values_list("key", "is_name")),
            bodies=frozenset({fold(name) for name, *_about in named} - closed),
            own=plan.network.name,
        )

    def veil(self, instead: str) -> Veil:
        """What takes them out of texts."""
        return Veil(self.persons, instead, perhaps=self.perhaps, own=(self.own,), decided=self.decided)


def _is_body(kind: str | None, user: int | None, merged_into: str | None) -> bool:
    return kind in PUBLIC_KINDS and user is None and (merged_into is None or merged_into in PUBLIC_KINDS)


def _signing(plan: Plan) -> Iterable[str]:
    """The names of accounts and of those who are invited, but for those of a post or a body."""
    accounts = Access.objects.filter(network=plan.network).values_list("user__name", flat=True)
    invited = Invitation.objects.filter(network=plan.network).values_list("name", flat=True)
    return {name for name in (*accounts, *invited) if classify_party(name.split(",")[0]) not in PUBLIC_KINDS}
