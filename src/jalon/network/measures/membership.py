"""Members, counted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Final

from jalon.measures import Asked, Choice, Measure, Parameter, Row, Said, Unit, Value
from jalon.measures.sentences import Percent
from jalon.network.measures.reading import members_asked, network_of
from jalon.network.models import MembershipRule
from jalon.network.rules.names import tokens_of
from jalon.phrases.parties import PartyKind
from jalon.wording.catalogue import gettext_noop, ngettext_noop

_CATEGORY: Final = Parameter("category", gettext_noop("Category"), optional=True)
_LIST: Final = "(?:liste|repertoire|bottin|inventaire|registre)"
_OURS: Final = (
    "(?:membres?|members?|adherents?|organismes?|organisations?|organizations?|ressources?|groupes?|personnes?"
    "|intervenant|people|travailleu|benevoles?|institutions?|etablissements?|ministeres?|comites?|instances?)"
)
_WHICH: Final = "(?:(?:nouve|princip|different|autres|ancien|possib|eventuel)[a-z]* )?"
# What a list may be of, when it says so: another list ("liste des formations") is none of the directory's.
_OF_OURS: Final = rf"(?: (?:des?|du|de l'ensemble des|de nos|de tous les) ?{_WHICH}{_OURS}[^,;.]{{0,40}}?)?"
_DONE: Final = r"(?:etabli|dresse|constitue|produit|complete|(?:mise? |tenue? )?a jour|realise|cree|disponible)"
_WATCHED: Final = frozenset({"membership", "fee", "membership_rule", "party"})


class CurrentMembers(Measure):
    """The members on a day, in good standing or in grace; of a category, if told."""

    name = "members"
    title = gettext_noop("Members")
    patterns = (
        r"\bnombre (?:total )?(?:de|d') ?(?:membres?|organismes membres?|groupes membres?|adherents?)\b",
        r"\bnombre d'adhesions?\b(?! nouvelle)",
        r"\b(?:membres?|adhesions?)\b.{0,20}\b(?:en regle|renouvele|maintenue?s?)",
        r"\bnumber of members\b",
        r"\bmembers in good standing\b",
    )
    watches = _WATCHED
    parameters: ClassVar = (_CATEGORY,)

    def value(self, asked: Asked) -> Value | None:
        """Each of them is a row."""
        rows = _member_rows(asked, members_asked(asked).on(asked.last, asked.given.get("category", "")))
        one, many = ngettext_noop("The network has {count} member.", "The network has {count} members.")
        if category := asked.given.get("category"):
            one, many = ngettext_noop(
                "The network has {count} member of the category “{category}”.",
                "The network has {count} members of the category “{category}”.",
            )
            return Value(len(rows), Said(one, {"count": len(rows), "category": category}, many, len(rows)), None, rows)
        return Value(len(rows), Said(one, {"count": len(rows)}, many, len(rows)), None, rows)

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The categories of the network."""
        return _categories(asked)


class NewMembers(Measure):
    """Those who became members during the period, and were not just before."""

    name = "new_members"
    title = gettext_noop("New members")
    patterns = (
        r"\b(?:nouveaux|nouvelles|nouvel|nouvelle) (?:membres?|adhesions?|organismes? membres?|adherents?)\b",
        r"\b(?:recrutement|recruter|recrutes?)\b.{0,30}\bmembres?\b",
        r"\bmembres? (?:de plus|recrutes?|additionnels?)\b",
        r"\bnew members?\b",
        r"\bmembers? recruited\b",
    )
    watches = _WATCHED
    parameters: ClassVar = (_CATEGORY,)

    def value(self, asked: Asked) -> Value | None:
        """A membership that follows another of the same party is not new."""
        found, category = members_asked(asked), asked.given.get("category", "")
        new = []
        for party_id, held in found.held.items():
            firsts = [one.starts for one in held if category in {"", one.category}]
            first = min((day for day in firsts if day), default=None)
            if None not in firsts and first and asked.inside(first):
                new.append(Row("party", party_id, found.people.name(party_id), first))
        rows = tuple(sorted(new, key=lambda row: (row.on or asked.last, row.label)))
        one, many = ngettext_noop("{count} new member joined.", "{count} new members joined.")
        return Value(len(rows), Said(one, {"count": len(rows)}, many, len(rows)), None, rows)

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The categories of the network."""
        return _categories(asked)


class PopulationShare(Measure):
    """The members as a share of an outside population, whose source gave a size on a day."""

    name = "population_share"
    title = gettext_noop("Share of an outside population")
    unit = Unit.SHARE
    patterns = (
        r"\b\d+(?:[.,]\d+)? ?% (?:des|de l'ensemble des|du nombre de|of)\b.{0,60}\b(?:membres?|adher|members?)",
        r"\b(?:proportion|pourcentage|part|taux) (?:des|de|d')\b.{0,60}\b(?:qui adherent|membres? d[eu]|adhesion)",
    )
    watches = _WATCHED | {"population", "relation"}
    parameters: ClassVar = (Parameter("population", gettext_noop("Population")),)

    def value(self, asked: Asked) -> Value | None:
        """People who are members on the day, by themselves or through their organisation; the last size known then."""
        found = network_of(asked).populations.filter(name=asked.given.get("population", ""), on__lte=asked.last)
        population = found.order_by("-on", "-id").first()
        if population is None:
            return None
        known = members_asked(asked)
        people = known.people.by_name(known.reached(asked.last), PartyKind.PERSON)
        rows = (
            Row("population", population.pk, f"{population.name} – {population.source}", population.on, counts=False),
            *_member_rows(asked, people),
        )
        value = Value(len(people), Said(""), population.size, rows)
        values = {
            "count": len(people),
            "share": Percent(value.percent or Decimal(0)),
            "population": population.name,
            "size": population.size,
            "source": population.source,
            "day": population.on,
        }
        one, many = ngettext_noop(
            "{count} person is a member: {share} of {population} ({size}, {source}, {day}).",
            "{count} people are members: {share} of {population} ({size}, {source}, {day}).",
        )
        return Value(len(people), Said(one, values, many, len(people)), population.size, rows)

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The populations the network noted."""
        names = network_of(asked).populations.order_by("name").values_list("name", flat=True)
        return [Choice(name, name) for name in dict.fromkeys(names)]

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The population whose words are said, or the only one there is."""
        names = [one.value for one in self.choices(asked, "population")]
        said = [name for name in names if set(tokens_of(name)) <= set(tokens_of(folded))]
        found = said or names
        return {"population": found[0]} if len(found) == 1 else None


class ListEstablished(Measure):
    """Whether a list of the directory has anybody in it: members, or parties of a kind."""

    name = "list_established"
    title = gettext_noop("List established")
    unit = Unit.YES
    patterns = (
        rf"\b{_LIST}s?{_OF_OURS}\W{{0,3}}(?:est |sont |bien )?{_DONE}",
        rf"\b(?:mise a jour|creation|production|elaboration) (?:de la|d'une?|du|de) ?{_LIST}s?{_OF_OURS}\b",
        rf"\b(?:list|directory)(?: of (?:the |our )?{_OURS})?\b.{{0,20}}\b(?:established|drawn up|up to date)",
    )
    watches = _WATCHED
    parameters: ClassVar = (Parameter("of", gettext_noop("List of")),)
    _KINDS: ClassVar = {
        "members": gettext_noop("members"),
        PartyKind.ORGANISATION.value: gettext_noop("organisations"),
        PartyKind.PERSON.value: gettext_noop("people"),
        PartyKind.INSTITUTION.value: gettext_noop("institutions"),
        PartyKind.BODY.value: gettext_noop("bodies"),
    }
    _SAID: ClassVar = {
        "members": r"\b(?:membres?|members?|adherents?)\b",
        PartyKind.ORGANISATION.value: r"\b(?:organismes?|organisations?|ressources?|groupes?)\b",
        PartyKind.PERSON.value: r"\b(?:personnes?|intervenant|people|travailleu|benevoles?)",
        PartyKind.INSTITUTION.value: r"\b(?:institutions?|etablissements?|ministeres?)\b",
        PartyKind.BODY.value: r"\b(?:comites?|instances?|committees?|bodies)\b",
    }

    def value(self, asked: Asked) -> Value | None:
        """Done once it has a row."""
        kind = asked.given.get("of", "")
        known = members_asked(asked)
        if kind not in self._KINDS:
            return None
        parties = known.people.members
        ids = known.on(asked.last) if kind == "members" else [one.id for one in parties if one.kind == kind]
        rows = _member_rows(asked, ids)
        if not rows:
            return Value(0, Said(gettext_noop("The list is still empty.")), None, rows)
        one, many = ngettext_noop(
            "The list is drawn up; it has {count} name.", "The list is drawn up; it has {count} names."
        )
        return Value(1, Said(one, {"count": len(rows)}, many, len(rows)), None, rows)

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """What a list may be of; labels are sentences to translate."""
        return [Choice(value, label) for value, label in self._KINDS.items()]

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """What the list is of, when one thing is said."""
        said = [kind for kind, words in self._SAID.items() if re.search(words, folded)]
        return {"of": said[0]} if len(said) == 1 else None


def _member_rows(asked: Asked, party_ids: list[int]) -> tuple[Row, ...]:
    known = members_asked(asked)
    rows = []
    for party_id in known.people.by_name(party_ids):
        current = known.current(party_id, asked.last)
        rows.append(Row("party", party_id, known.people.name(party_id), current.starts if current else None))
    return tuple(rows)


def _categories(asked: Asked) -> list[Choice]:
    kept = MembershipRule.objects.filter(network=asked.network_id).values_list("categories", flat=True).first() or []
    return [Choice(name, name) for name in kept]
