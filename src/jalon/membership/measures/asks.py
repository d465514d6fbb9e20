"""What members answered, counted."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Final

from jalon.measures import Asked, Choice, Measure, Parameter, Row, Said, Unit, Value
from jalon.measures.sentences import Percent
from jalon.membership.choices import AnswerKind
from jalon.membership.models import Ask
from jalon.membership.queries.asks import AskState, Following, following
from jalon.network.measures.reading import members_asked, network_of
from jalon.network.rules.names import tokens_of
from jalon.wording.catalogue import gettext_noop, ngettext_noop

_FEW: Final = 5  # names a sentence may list
_THEM: Final = r"(?:membres?|organismes?|organisations?|groupes?|maisons?|ressources?)"
_MOST: Final = r"(?:majoritaires?|unanimes?|de la majorite|de tous)"
_DID: Final = (
    r"(?:adhere|signe|repondu|teste|experimente|adopte|rempli|complete|valide|ratifie|transmis|envoye|fourni)e?s?"
)


class AsksAnswered(Measure):
    """The members who answered something asked of them, or said yes to it, of all those asked."""

    name = "asks_answered"
    title = gettext_noop("Answers of the members")
    unit = Unit.SHARE
    patterns = (
        rf"\b(?:adhesion|reponse|participation|signature)s? {_MOST}\b.{{0,30}}\b{_THEM}",
        rf"\b{_DID} (?:par|aupres|chez|dans)\b.{{0,25}}\b{_THEM}",
        rf"\b{_THEM}\b.{{0,25}}\b(?:ont|ayant|auront) {_DID}\b",
        rf"\b(?:adhesions?|retroactions?|reponses?|accord|consentement) (?:recues? )?(?:des|de nos|de chaque) ?{_THEM}",
        rf"\btaux (?:de reponse|d'adhesion|de signature)\b.{{0,30}}\b{_THEM}",
        rf"\b(?:reponses?|statistiques|donnees) (?:recues?|obtenues?|transmises?)\b.{{0,30}}\b{_THEM}",
        r"\b(?:members?|organi[sz]ations?)\b.{0,20}\b(?:have )?(?:answered|signed|tested|adopted|endorsed)\b",
        r"\b(?:answered|signed|tested|adopted|endorsed) (?:by|with|in)\b.{0,25}\b(?:members?|organi[sz]ations?)\b",
    )
    watches = frozenset({"ask", "ask_answer", "membership", "fee", "membership_rule", "party"})
    by_item = True
    parameters: ClassVar = (Parameter("ask", gettext_noop("What is asked")),)

    def value(self, asked: Asked) -> Value | None:
        """Those who did not answer are what is missing, and so are those who said no."""
        found = _following(asked)
        state = next((one for one in found.states if _key(one.ask) == asked.given.get("ask")), None)
        if state is None or not state.asked or state.ask.opened > asked.last:
            return None
        counted = set(state.counted)
        rows = [
            Row("party", one, found.name(one), state.answers[one].on if one in state.answers else None, one in counted)
            for one in state.asked
        ]
        rows.sort(key=lambda row: not row.counts)
        value = Value(len(counted), Said(""), len(state.asked), tuple(rows))
        return Value(len(counted), _said(state, found, value), len(state.asked), tuple(rows))

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """All that was asked, the latest first."""
        return [Choice(_key(one.ask), one.ask.title) for one in _following(asked).states]

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The only ask whose title the words say."""
        words = set(tokens_of(folded))
        said = [
            one.ask for one in _following(asked).states if (title := set(tokens_of(one.ask.title))) and title <= words
        ]
        return {"ask": _key(said[0])} if len(said) == 1 else None


def _said(state: AskState, found: Following, value: Value) -> Said:
    missing = [found.name(one) for one in state.missing]
    values = {
        "ask": state.ask.title,
        "count": value.numerator,
        "all": value.denominator,
        "share": Percent(value.percent or Decimal(0)),
        "missing": missing,
    }
    few = 0 < len(missing) <= _FEW
    if state.ask.kind == AnswerKind.YES_NO:
        named = ngettext_noop(
            "“{ask}”: {count} member of {all} said yes ({share}); no answer from {missing}.",
            "“{ask}”: {count} members of {all} said yes ({share}); no answer from {missing}.",
        )
        plain = ngettext_noop(
            "“{ask}”: {count} member of {all} said yes ({share}).",
            "“{ask}”: {count} members of {all} said yes ({share}).",
        )
    else:
        named = ngettext_noop(
            "“{ask}”: {count} member of {all} answered ({share}); no answer from {missing}.",
            "“{ask}”: {count} members of {all} answered ({share}); no answer from {missing}.",
        )
        plain = ngettext_noop(
            "“{ask}”: {count} member of {all} answered ({share}).",
            "“{ask}”: {count} members of {all} answered ({share}).",
        )
    one, many = named if few else plain
    return Said(one, values, many, value.numerator)


def _following(asked: Asked) -> Following:
    return asked.once(
        f"following {asked.last}",
        lambda: following(network_of(asked), asked.last, known=members_asked(asked)),
    )


def _key(ask: Ask) -> str:
    """How a parameter names an ask: archives move what is written so."""
    return f"ask:{ask.pk}"
