"""Seats, regions, committees and delegations, counted."""

from __future__ import annotations

from typing import ClassVar

from jalon.measures import Asked, Choice, Measure, Parameter, Row, Said, Unit, Value
from jalon.network.measures.reading import body_choices, body_given, body_said, covered, members_asked, network_of
from jalon.network.queries.governance import Covered, delegations
from jalon.network.rules.periods import holds
from jalon.wording.catalogue import gettext_noop, ngettext_noop

_FEW = 5  # names a sentence may list
_BODY = Parameter("body", gettext_noop("Body"))


class SeatsFilled(Measure):
    """The seats of a body that somebody holds, of all it has."""

    name = "seats_filled"
    title = gettext_noop("Seats filled")
    unit = Unit.SHARE
    patterns = (
        r"\b(?:postes?|sieges?)\b.{0,40}\b(?:combles?|pourvus?|occupes?|vacants?)",
        r"\b(?:seats?|positions?)\b.{0,30}\b(?:filled|vacant)",
        r"\b(?:ca|conseil d'administration|board)\b.{0,20}\b(?:complet|complete|full)\b",
    )
    watches = frozenset({"seat", "mandate", "body"})
    by_item = True
    parameters: ClassVar = (_BODY,)

    def value(self, asked: Asked) -> Value | None:
        """Vacant seats are what is missing."""
        body = body_given(asked)
        seats = body.seats_on(asked.last) if body else []
        if body is None or not seats:
            return None
        filled, vacant = body.filled(asked.last), body.vacant(asked.last)
        rows = [
            Row("mandate", term.id, f"{seat.title} – {term.holder}", term.starts)
            for seat in filled
            if (term := seat.on(asked.last))
        ]
        rows += [Row("seat", seat.id, seat.title, counts=False) for seat in vacant]
        values = {"body": body.name, "filled": len(filled), "all": len(seats), "vacant": [one.title for one in vacant]}
        if not vacant:
            said = Said(gettext_noop("{body}: all {all} seats are filled."), values)
        elif len(vacant) <= _FEW:
            one, many = ngettext_noop(
                "{body}: {filled} seat of {all} is filled; vacant: {vacant}.",
                "{body}: {filled} seats of {all} are filled; vacant: {vacant}.",
            )
            said = Said(one, values, many, len(filled))
        else:
            one, many = ngettext_noop(
                "{body}: {filled} seat of {all} is filled.", "{body}: {filled} seats of {all} are filled."
            )
            said = Said(one, values, many, len(filled))
        return Value(len(filled), said, len(seats), tuple(rows))

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The bodies there are."""
        return body_choices(asked)

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The body that is spoken of."""
        body = body_said(folded, asked)
        return {"body": body} if body else None


class RegionsCovered(Measure):
    """The regions that somebody of a body is there for, or that have a member, of all the network has."""

    name = "regions_covered"
    title = gettext_noop("Regions covered")
    unit = Unit.SHARE
    patterns = (
        r"\b(?:toutes les|chaque|chacune des|nombre de|des|\d+) regions?\b.{0,60}\b(?:represente|couvert|presente)",
        r"\b(?:toutes les|chaque|chacune des) regions?\b.{0,60}\b(?:delegue|membre)",
        r"\bregions? (?:sont |est )?(?:toutes )?(?:represente|couvert)e?s?\b",
        r"\brepresentation (?:de (?:toutes les|chaque)|des|de l'ensemble des) regions?\b",
        r"\b(?:all|every|each) regions?\b.{0,40}\b(?:represent|cover)",
        r"\bcouverture (?:regionale|des regions|du territoire)\b",
    )
    watches = frozenset({"seat", "mandate", "body", "region", "membership", "party", "relation"})
    by_item = True
    parameters: ClassVar = (Parameter("body", gettext_noop("Body"), optional=True),)

    def value(self, asked: Asked) -> Value | None:
        """Regions without anybody are what is missing, and are named."""
        body = body_given(asked)
        if body is None and asked.given.get("body"):
            return None
        found = covered(asked, body)
        if not found.regions:
            return None
        rows = [Row("region", one.pk, f"{one.name} – {', '.join(found.by[one.pk][:3])}") for one in found.present]
        rows += [Row("region", one.pk, one.name, counts=False) for one in found.missing]
        return Value(len(found.present), regions_said(found), len(found.regions), tuple(rows))

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The bodies there are."""
        return body_choices(asked)

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The body that is spoken of, if any."""
        body = body_said(folded, asked)
        return {"body": body} if body else {}


class CommitteeFormed(Measure):
    """Whether a body was formed, and has somebody in it."""

    name = "committee_formed"
    title = gettext_noop("Committee formed")
    unit = Unit.YES
    patterns = (
        r"\bcomites?\b.{0,40}\b(?:forme|cree|constitue|mis (?:sur pied|en place)|actif|fonctionnel)",
        r"\b(?:mise (?:sur pied|en place)|creation|formation|constitution) (?:du|d'un|des|de) ?comites?\b",
        r"\bcommittee\b.{0,30}\b(?:formed|created|set up|established|in place)",
    )
    watches = frozenset({"body", "seat", "mandate"})
    by_item = True
    parameters: ClassVar = (_BODY,)

    def value(self, asked: Asked) -> Value | None:
        """Formed when it holds on the day and a seat of it is held."""
        body = body_given(asked)
        if body is None:
            return None
        terms = [term for seat in body.filled(asked.last) if (term := seat.on(asked.last))]
        rows = tuple(Row("mandate", term.id, term.holder, term.starts) for term in terms)
        values = {"body": body.name, "count": len(terms), "day": body.starts}
        if not terms:
            return Value(0, Said(gettext_noop("{body} is not formed yet."), values), None, rows)
        one, many = (
            ngettext_noop("{body} is formed; {count} person sits on it.", "{body} is formed; {count} people sit on it.")
            if body.starts is None
            else ngettext_noop(
                "{body} is formed since {day}; {count} person sits on it.",
                "{body} is formed since {day}; {count} people sit on it.",
            )
        )
        return Value(1, Said(one, values, many, len(terms)), None, rows)

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The bodies there are."""
        return body_choices(asked)

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The body that is spoken of."""
        body = body_said(folded, asked)
        return {"body": body} if body else None


class DelegationsHeld(Measure):
    """The organisations outside where somebody speaks for the network, or of which it is a member."""

    name = "delegations_held"
    title = gettext_noop("Seats the network holds elsewhere")
    patterns = (
        r"\bnombre (?:de|d') ?(?:delegations?|lieux|comites externes|tables)\b.{0,60}\b(?:siege|represente|delegue)",
        r"\b(?:delegations?|representants?|representantes?)\b.{0,40}\b(?:nommee?s?|designee?s?|en poste)\b",
        r"\b(?:delegates?|representatives?) (?:named|appointed)\b",
    )
    watches = frozenset({"mandate"})

    def value(self, asked: Asked) -> Value | None:
        """Each organisation once, whoever speaks there."""
        terms = asked.once("delegations", lambda: delegations(network_of(asked), members_asked(asked).people))
        current = [term for term in terms if holds(term, asked.last)]
        places = {term.at_id for term in current}
        label = str(network_of(asked))
        rows = tuple(Row("mandate", term.id, f"{term.at} – {term.holder or label}", term.starts) for term in current)
        one, many = ngettext_noop(
            "The network is represented in {count} organisation.",
            "The network is represented in {count} organisations.",
        )
        return Value(len(places), Said(one, {"count": len(places)}, many, len(places)), None, rows)


def regions_said(found: Covered) -> Said:
    """Which regions are represented, in a sentence that names those that are missing, when they are few."""
    missing, names = [one.name for one in found.missing], [one.name for one in found.present]
    values = {"present": len(names), "all": len(found.regions), "missing": missing, "names": names}
    if not missing:
        return Said(gettext_noop("All {all} regions are represented."), values)
    if not names:
        return Said(gettext_noop("None of the {all} regions is represented."), values)
    if len(missing) <= _FEW:
        one, many = ngettext_noop(
            "{present} region of {all} is represented: all but {missing}.",
            "{present} regions of {all} are represented: all but {missing}.",
        )
    else:
        one, many = ngettext_noop(
            "{present} region of {all} is represented: {names}.", "{present} regions of {all} are represented: {names}."
        )
    return Said(one, values, many, len(names))
