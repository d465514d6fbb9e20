"""What the address asks of a bilan: `?au=…&du=…&pour=…&axe=…&colonne=…&notes=…&noms=…&resume=…`.

`vu` says that the form was seen: without it everything is as usual, with it an empty box is a choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.accounts.roles import Audience
from jalon.network.rules import year_of
from jalon.plans.models import Plan
from jalon.plans.queries.former import earliest_day, plan_then
from jalon.plans.queries.history import plan_as_of
from jalon.plans.rules.public import Reader
from jalon.reports.choices import Choices
from jalon.reports.queries.gathering import ALWAYS, columns_of
from jalon.reports.wording import numbered
from jalon.web.components.words import iso_day

READER_WORDS: Final = {
    Reader.MEMBERS: gettext_lazy("The members"),
    Reader.BOARD: gettext_lazy("The board"),
    Reader.FUNDER: gettext_lazy("A funder"),
    Reader.PUBLIC: gettext_lazy("Everybody"),
}
YES, NO = "oui", "non"
_SAID: Final = {YES: True, NO: False}


@dataclass(frozen=True, slots=True)
class Option:
    """One value a person may choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A bilan as its address asks for it, and what else may be chosen. `query` is what the address says, whole.

    `earliest` is the first day of which anything is known, `too_early` the day that was asked for when it is before.
    """

    choices: Choices
    readers: list[Option]
    axes: list[Option]
    columns: list[Option]
    notes: list[Option]
    names: list[Option]
    fields: list[tuple[str, str]]
    earliest: date
    too_early: date | None

    @property
    def reader_words(self) -> str:
        """For whom it is."""
        return next(one.label for one in self.readers if one.chosen)

    @property
    def query(self) -> str:
        """The choices as an address holds them."""
        return urlencode(self.fields)


def readers_for(audience: Audience) -> list[Reader]:
    """For whom somebody of this circle may make a bilan: nobody who may see more than she does."""
    return [reader for reader in READER_WORDS if reader.audience <= audience]


def chosen_in(asked: QueryDict, plan: Plan, audience: Audience, today: date) -> Chosen:
    """What an address or a form asks; what it cannot mean is as usual."""
    seen = "vu" in asked
    earliest, wanted_day = earliest_day(plan), iso_day(asked.get("au")) or today
    as_of = max(min(wanted_day, today), min(earliest, today))
    usual = year_of(as_of, plan.network.fiscal_year_start)
    since = iso_day(asked.get("du")) or (None if seen else usual)
    readers = readers_for(audience)
    reader = next((one for one in readers if one.value == asked.get("pour")), readers[0])
    then = plan_then(plan, as_of)
    axes = _axes(plan, audience, as_of, today)
    columns = [(column.role, column.heading) for column in columns_of(then) if column.role not in ALWAYS]
    wanted_axes, wanted = _some(asked.getlist("axe"), axes), _some(asked.getlist("colonne"), columns)
    choices = Choices(
        as_of=as_of,
        since=since if since and since <= as_of else None,
        reader=reader,
        axes=wanted_axes,
        columns=None if wanted is None else (*sorted(ALWAYS), *wanted),
        notes=_SAID.get(asked.get("notes", "")),
        names=_SAID.get(asked.get("noms", "")),
        summary="resume" in asked or not seen,
    )
    return Chosen(
        choices=choices,
        readers=[Option(one.value, str(READER_WORDS[one]), one is reader) for one in readers],
        axes=_options(axes, wanted_axes),
        columns=_options(columns, wanted),
        notes=_as_usual(choices.notes, _("With them"), _("Without them")),
        names=_as_usual(choices.names, _("With names"), _("Without names")),
        fields=list(_fields(choices, wanted)),
        earliest=earliest,
        too_early=wanted_day if wanted_day < as_of else None,
    )


def _axes(plan: Plan, audience: Audience, day: date, today: date) -> list[tuple[str, str]]:
    """What stood at the top that day, by its identity."""
    if (day := max(day, timezone.localdate(plan.created))) < today:
        old = plan_as_of(plan, day, audience).values()
        said = {item.id: (item.number, item.text) for item in old if item.parent_id is None and not item.unplanned}
        known = dict(plan.items.filter(pk__in=said).values_list("pk", "identity"))
        found = [(known[pk], *words) for pk, words in said.items()]
    else:
        tops = plan.items.standing().filter(parent=None, audience__lte=audience, unplanned=False).order_by("path")
        found = list(tops.values_list("identity", "number", "text"))
    return [(str(identity), numbered(number, text) or _("Untitled")) for identity, number, text in found]


def _some(asked: Iterable[str], among: Iterable[tuple[str, str]]) -> tuple[str, ...] | None:
    """Those asked for, in their order; None for all of them, or none of them."""
    known = [value for value, _label in among]
    wanted = tuple(value for value in known if value in set(asked))
    return wanted if wanted and len(wanted) < len(known) else None


def _options(among: Iterable[tuple[str, str]], wanted: tuple[str, ...] | None) -> list[Option]:
    return [Option(value, label, wanted is None or value in wanted) for value, label in among]


def _as_usual(value: bool | None, yes: str, no: str) -> list[Option]:  # noqa: FBT001 - three answers
    said: Mapping[Any, tuple[str, str]] = {None: ("", _("As usual for them")), True: (YES, yes), False: (NO, no)}
    return [Option(code, label, value is one) for one, (code, label) in said.items()]


def _fields(choices: Choices, columns: tuple[str, ...] | None) -> Iterable[tuple[str, str]]:
    yield "vu", "1"
    yield "au", choices.as_of.isoformat()
    yield "du", choices.since.isoformat() if choices.since else ""
    yield "pour", choices.reader.value
    yield from (("axe", one) for one in choices.axes or ())
    yield from (("colonne", one) for one in columns or ())
    for name, value in (("notes", choices.notes), ("noms", choices.names)):
        if value is not None:
            yield name, YES if value else NO
    if choices.summary:
        yield "resume", "1"
