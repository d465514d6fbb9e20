"""What the measures of a network read, once for all those asked together."""

from __future__ import annotations

from jalon.measures import Asked, Choice
from jalon.network.choices import BodyKind
from jalon.network.models import Network
from jalon.network.queries.governance import BodyOf, Covered, bodies, coverage_by_members, coverage_by_seats
from jalon.network.queries.membership import Members, members
from jalon.network.rules.names import tokens_of
from jalon.phrases.folding import fold

# What a text calls a body of a kind, when only one body is of that kind.
_CALLED = {
    BodyKind.BOARD: ("ca", "c.a.", "conseil d'administration", "board"),
    BodyKind.ASSEMBLY: ("aga", "ag", "assemblee generale", "general assembly", "general meeting", "agm"),
    BodyKind.DELEGATES: ("delegues", "deleguees", "delegations regionales", "delegates"),
}


def network_of(asked: Asked) -> Network:
    """The network asked of."""
    return asked.once("network", lambda: Network.objects.get(pk=asked.network_id))


def members_asked(asked: Asked) -> Members:
    """Its memberships."""
    return asked.once("members", lambda: members(network_of(asked)))


def bodies_asked(asked: Asked) -> list[BodyOf]:
    """Its bodies."""
    return asked.once("bodies", lambda: bodies(network_of(asked), members_asked(asked).people))


def body_given(asked: Asked) -> BodyOf | None:
    """The body it was told of; None when it is no longer there."""
    return next((one for one in bodies_asked(asked) if _key(one) == asked.given.get("body")), None)


def body_choices(asked: Asked) -> list[Choice]:
    """The bodies a measure may be told of."""
    return [Choice(_key(one), one.name) for one in bodies_asked(asked)]


def body_said(folded: str, asked: Asked) -> str:
    """The body that words speak of: by its name, its sigle, or what its kind is called when it is the only one."""
    found = bodies_asked(asked)
    words = set(tokens_of(folded))
    padded = f" {folded} "
    named = [one for one in found if set(tokens_of(one.name)) <= words or _is_said(fold(one.sigle), padded)]
    if not named:
        kinds = [kind for kind, calls in _CALLED.items() if any(_is_said(call, padded) for call in calls)]
        named = [one for one in found if one.kind in kinds]
    return _key(named[0]) if len(named) == 1 else ""


def covered(asked: Asked, body: BodyOf | None) -> Covered:
    """The regions somebody of a body is there for on the last day asked; without one, those that have a member."""
    if body:
        return coverage_by_seats(network_of(asked), body, asked.last)
    return coverage_by_members(network_of(asked), members_asked(asked).on(asked.last), asked.last)


def _key(body: BodyOf) -> str:
    """How a parameter names a body: archives move what is written so."""
    return f"body:{body.id}"


def _is_said(call: str, padded: str) -> bool:
    return bool(call) and any(f" {call}{end}" in padded for end in (" ", ",", ".", ";", ":", ")", "%"))
