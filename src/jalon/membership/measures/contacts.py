"""Contacts with members, the quotas they keep, and support given, counted."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import ClassVar, Final

from jalon.measures import Asked, Choice, Measure, Parameter, Row, Said, Unit, Value
from jalon.membership.choices import ContactKind, Every, Subject
from jalon.membership.models import ContactRule
from jalon.membership.queries.contacts import ContactOf, Reached, contacts, reached_each
from jalon.network.measures.reading import members_asked, network_of
from jalon.phrases.folding import fold
from jalon.wording.catalogue import gettext_noop, ngettext_noop

_THEME: Final = Parameter("theme", gettext_noop("Theme"), optional=True)
_WATCHED: Final = frozenset({"contact", "party"})
_THEM: Final = r"\b(?:membres?|organismes?|groupes?|regions?)\b"
_EACH: Final = r"(?:par|chaque|/|a|per|each|every)"
_SPAN_SAID: Final = {
    Every.WEEK: r"\b(?:semaines?|hebdomadaires?|weeks?|weekly)\b",
    Every.MONTH: r"\b(?:mois|mensuel(?:le)?s?|months?|monthly)\b",
    Every.SEASON: r"\b(?:saisons?|trimestres?|seasons?)\b",
}
_SUBJECT_SAID: Final = {
    Subject.REGIONS: r"\bregions?\b",
    Subject.MEMBERS: r"\b(?:membres?|organismes?|groupes?|members?|organi[sz]ations?)\b",
}


class _Contacts(Measure):
    """What contacts and support share: those of a kind within the period, of a theme if told."""

    kind: ClassVar[ContactKind]
    watches = _WATCHED
    parameters: ClassVar = (_THEME,)

    def value(self, asked: Asked) -> Value | None:
        """Each of them is a row."""
        theme = asked.given.get("theme", "")
        found = [
            one
            for one in _contacts(asked)
            if one.row.kind == self.kind and asked.inside(one.row.on) and fold(theme) in {"", fold(one.row.theme)}
        ]
        rows = tuple(Row("contact", one.row.pk, _label(one), one.row.on) for one in found)
        return Value(len(found), self.said(found, theme), None, rows)

    @abstractmethod
    def said(self, found: list[ContactOf], theme: str) -> Said:
        """The sentence of these contacts."""

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The themes that were noted."""
        themes: dict[str, str] = {}
        for one in _contacts(asked):
            if one.row.theme and one.row.kind == self.kind:
                themes.setdefault(fold(one.row.theme), one.row.theme)
        return [Choice(theme, theme) for _key, theme in sorted(themes.items())]

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The only theme that is said, if any."""
        said = [one.value for one in self.choices(asked, "theme") if fold(one.value) in folded]
        return {"theme": said[0]} if len(said) == 1 else {}


class ContactsMade(_Contacts):
    """The times members were spoken to during the period; support given is counted apart."""

    name = "contacts_made"
    title = gettext_noop("Contacts with the members")
    kind = ContactKind.CONTACT
    patterns = (
        r"\bnombre (?:de |d'|total de )(?:appels?|visites?)\b.{0,40}\b(?:membres?|organismes?|groupes?)\b",
        r"\bcontacts? reguliers?\b",
        rf"\bcontacts? (?:etablis?|faits?|maintenus?|realises?) (?:avec|aupres)\b.{{0,25}}{_THEM}",
        r"\bnombre de contacts?\b",
        r"\b(?:membres?|organismes?|groupes?)\b (?:sont |ont ete )?(?:contactes?|rejoints?|appeles?)\b",
        r"\bnumber of (?:contacts|calls|visits)\b",
        r"\bmembers (?:contacted|called|reached|visited)\b",
    )

    def said(self, found: list[ContactOf], theme: str) -> Said:
        """How many, and how many members."""
        values = {"count": len(found), "members": len({one.party_id for one in found}), "theme": theme}
        one, many = (
            ngettext_noop(
                "{count} contact about “{theme}”; members reached: {members}.",
                "{count} contacts about “{theme}”; members reached: {members}.",
            )
            if theme
            else ngettext_noop(
                "{count} contact made; members reached: {members}.",
                "{count} contacts made; members reached: {members}.",
            )
        )
        return Said(one, values, many, len(found))


class SupportGiven(_Contacts):
    """The times members were given support during the period."""

    name = "support_given"
    title = gettext_noop("Support given to the members")
    kind = ContactKind.SUPPORT
    patterns = (
        r"\bnombre (?:de|d'|total de) ?(?:demandes? de )?(?:soutiens?|accompagnements?)\b",
        rf"\b(?:soutiens?|supports?|appuis?|accompagnements?) (?:offerts? |donnes? |apportes? )?(?:aux|des) {_THEM}",
        r"\b(?:soutiens?|accompagnements?) (?:offerts?|donnes?|realises?|fournis?|apportes?)\b",
        r"\b(?:membres?|organismes?|groupes?)\b (?:sont |ont ete )?(?:soutenus?|accompagnes?|appuyes?)\b",
        r"\bnumber of (?:supports?|support requests?)\b",
        r"\bsupport (?:given|offered|provided)\b",
        r"\bmembers (?:supported|accompanied)\b",
    )

    def said(self, found: list[ContactOf], theme: str) -> Said:
        """How many, and how many members."""
        values = {"count": len(found), "members": len({one.party_id for one in found}), "theme": theme}
        one, many = (
            ngettext_noop(
                "Support was given {count} time about “{theme}”; members supported: {members}.",
                "Support was given {count} times about “{theme}”; members supported: {members}.",
            )
            if theme
            else ngettext_noop(
                "Support was given {count} time; members supported: {members}.",
                "Support was given {count} times; members supported: {members}.",
            )
        )
        return Said(one, values, many, len(found))


class RegionsContacted(Measure):
    """The weeks, months or seasons in which a quota of members or regions contacted was kept, of those that passed."""

    name = "regions_contacted"
    title = gettext_noop("Quota of contacts kept")
    unit = Unit.SHARE
    patterns = (
        rf"\b\d+ (?:regions?|membres?|organismes?|groupes?) (?:differente?s? )?{_EACH} (?:mois|semaines?|saisons?)\b",
        rf"\b\d+ (?:regions?|members?|organi[sz]ations?) {_EACH} (?:months?|weeks?|seasons?)\b",
        r"\bregions? (?:sont |ont ete )?(?:contactees?|rejointes?|appelees?)\b",
        r"\bcontacts?\b.{0,30}\b(?:toutes les|chaque|chacune des) regions?\b",
        r"\bregions contacted\b",
    )
    watches = _WATCHED | {"contact_rule"}
    parameters: ClassVar = (Parameter("rule", gettext_noop("Quota")),)

    def value(self, asked: Asked) -> Value | None:
        """A span in which the quota was not reached is what is missing."""
        rule = next((one for one in _rules(asked) if _key(one) == asked.given.get("rule")), None)
        spans = reached_each(rule, _contacts(asked), asked.starts, asked.last) if rule else []
        if rule is None or not spans:
            return None
        kept = [one for one in spans if one.kept]
        rows = [row for one in spans for row in _span_rows(rule, one)]
        values = {"rule": rule.name, "kept": len(kept), "all": len(spans)}
        one, many = _SAID[Every(rule.every)]
        return Value(len(kept), Said(one, values, many, len(kept)), len(spans), tuple(rows))

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """The quotas of the network."""
        return [Choice(_key(one), one.name) for one in _rules(asked)]

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The quota that is said by its number, its subject and its span; else the only one of the subject and span."""
        like = [
            one
            for one in _rules(asked)
            if re.search(_SUBJECT_SAID[Subject(one.subject)], folded)
            and re.search(_SPAN_SAID[Every(one.every)], folded)
        ]
        numbers = set(re.findall(r"\d+", folded))
        said = [one for one in like if str(one.quota) in numbers] or like
        return {"rule": _key(said[0])} if len(said) == 1 else None


_SAID: Final = {
    Every.WEEK: ngettext_noop(
        "“{rule}”: kept {kept} week of {all}.",
        "“{rule}”: kept {kept} weeks of {all}.",
    ),
    Every.MONTH: ngettext_noop(
        "“{rule}”: kept {kept} month of {all}.",
        "“{rule}”: kept {kept} months of {all}.",
    ),
    Every.SEASON: ngettext_noop(
        "“{rule}”: kept {kept} season of {all}.",
        "“{rule}”: kept {kept} seasons of {all}.",
    ),
}


def _span_rows(rule: ContactRule, one: Reached) -> list[Row]:
    """The contacts of a span that kept the quota; else the span, with how far it went."""
    if not one.kept:
        span = f"{one.span.starts.isoformat()} – {one.span.ends.isoformat()} ({one.count} / {one.quota})"
        return [Row("contact_rule", rule.pk, span, one.span.ends, counts=False)]
    return [Row("contact", first.row.pk, _label(first), first.row.on) for first in one.firsts.values()]


def _label(one: ContactOf) -> str:
    return " – ".join(filter(None, (one.name, one.home.name if one.home else "", one.row.theme)))


def _contacts(asked: Asked) -> list[ContactOf]:
    return asked.once("contacts", lambda: contacts(network_of(asked), members_asked(asked)))


def _rules(asked: Asked) -> list[ContactRule]:
    return asked.once("contact rules", lambda: list(network_of(asked).contact_rules.select_related("network")))


def _key(rule: ContactRule) -> str:
    """How a parameter names a quota: archives move what is written so."""
    return f"contact_rule:{rule.pk}"
