"""From a draft to a proposal: texts become strings, claim their words, and are read for what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Final

from jalon.phrases.progress import read_progress
from jalon.phrases.schedules import read_schedule, tells_day_first
from jalon.phrases.schedules.halves import two_times
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.calendars import month_name, quarters_of_plan, years_of_months
from jalon.recognition.choices import plain
from jalon.recognition.columns import plain_heading
from jalon.recognition.doubts import Code
from jalon.recognition.draft import Branch, Draft, Sheet
from jalon.recognition.lights import WORDS as COLOURS
from jalon.recognition.lights import light_of, lights_in, names_lights
from jalon.recognition.proposal import (
    Contribution,
    Doubt,
    Language,
    Layout,
    Node,
    Practice,
    Proposal,
    Recommendation,
    Remark,
    Source,
)
from jalon.recognition.source import Source as Words
from jalon.recognition.source import Text
from jalon.recognition.states import doubt_lights, doubt_unknown, read_highlights, read_states, read_struck

# What stands between two names of a list ("CA et coordination", "CA o Coordination") and belongs to neither.
_MONTH_OF_YEAR: Final = re.compile(r"(\d{4})-(\d\d)")
_NUMBER: Final = re.compile(r"\s*\d{1,3}(?:[.,]\d+)?\s*")
_YEARS: Final = re.compile(r"ann?(?:ee)?s?(?: du plan| de realisation)?|years?(?: of (?:the )?plan)?")
_OF_PLAN: Final = re.compile(r"\s*[1-9]\s*(?:(?:[-–à,&/]|to|et|and)\s*[1-9]\s*)*")  # "1-2": years of the plan
BOX: Final = re.compile(r"\[[xX]\]")
JOINERS = frozenset({"o", "y", "e", "et", "and", "ou", "or", "et/ou", "and/or", "puis"})


class Emitter:
    """Turns one draft into one proposal."""

    def __init__(self, words: Words, draft: Draft, language: Language) -> None:
        self.words = words
        self.draft = draft
        self.language = language
        self._struck: set[int] = set()  # nodes whose text is struck through
        self.day_first = tells_day_first(_schedules(draft.branches))
        times = [column.heading for column in draft.columns if column.role == "schedule"]
        self._parted = len(times) > 1
        self._years = years_of_months(times, draft.period)
        self._in_years = any(c.role == "schedule" and _YEARS.fullmatch(plain_heading(c.heading)) for c in draft.columns)
        lit = any(column.role in {"results", "status"} and names_lights(column.heading) for column in draft.columns)
        self._lights = {} if draft.legend else lights_in(set(_results(draft.branches)), named=lit)
        self._lit: list[tuple[Node, str]] = []  # nodes whose result is a light, and its colour
        self._quarters = quarters_of_plan(times, draft.period)

    def proposal(self) -> Proposal:
        """The proposal, with every word in one place."""
        draft = self.draft
        proposal = Proposal(
            kind=draft.kind,
            title=self._take(draft.title) or "",
            organisation=draft.organisation,
            period=draft.period,
            updated_on=draft.updated_on,
            language=self.language,
            acronyms=draft.acronyms,
            general_objectives=[
                {"number": self._take(number), "text": self._take(text)} for number, text in draft.general_objectives
            ],
            layout=Layout(draft.columns, draft.highlight_means),
            nodes=_without_house_style([self._node(branch) for branch in draft.branches]),
            practices=[self._practice(sheet) for sheet in draft.sheets],
            needs=[self._words_of(text) for text in draft.needs],
            recommendations=[
                Recommendation(self._take(a.number), self._words_of(a.theme), [self._words_of(i) for i in a.items])
                for a in draft.advice
            ],
            contributions=[
                Contribution(
                    self._take(p.region_text) or p.region,
                    self._take(p.group),
                    self._words_of(p.title),
                    self._take(p.facilitator),
                )
                for p in draft.parts
            ],
            notes=[self._remark(text, role) for text, role in draft.notes],
            ignored=[self._remark(text, why) for text, why in draft.ignored],
        )
        read_states(proposal.nodes, proposal.layout.columns, draft.legend, draft.words)
        read_highlights(proposal.nodes, draft.highlight_means)
        read_struck(proposal.nodes, self._struck, draft.highlight_means)
        doubt_lights(self._lit)
        doubt_unknown(proposal.nodes)
        for text in draft.glossary:
            self.words.claim(text)
        for text in self.words.unclaimed():
            if BOX.fullmatch(text.string.strip()):
                proposal.ignored.append(Remark(text.string, "mark", place_of(text)))
            elif text.string.strip(" ,;").lower() in JOINERS:
                proposal.ignored.append(Remark(text.string, "joining_word", place_of(text)))
            else:
                proposal.unplaced.append(Remark(text.string, "", place_of(text)))
        return proposal

    def _take(self, text: Text | None) -> str | None:
        if text is None:
            return None
        self.words.claim(text)
        return text.string or None

    def _words_of(self, text: Text) -> str:
        return self._take(text) or ""

    def _remark(self, text: Text, role: str) -> Remark:
        return Remark(self._words_of(text), role, place_of(text))

    def _practice(self, sheet: Sheet) -> Practice:
        place = Source(sheet.place.page, sheet.place.block, sheet.place.row, sheet.place.column)
        fields: dict[str, Any] = {
            **sheet.known,
            **{name: self._take(text) for name, text in sheet.words.items()},
        }
        return Practice(**fields, source=place)

    def _node(self, branch: Branch) -> Node:
        node = Node(level=branch.level, text=self._words_of(branch.text), source=place_of(branch.text))
        node.number = self._take(branch.number)
        node.highlighted = branch.text.bold or branch.text.colored or branch.text.struck
        if branch.text.struck:
            self._struck.add(id(node))
        node.inherited_leads = list(branch.inherited_leads)
        node.leads = self._list(node, "leads", branch.leads) + [str(h) for role, h in branch.marks if role == "leads"]
        node.expected_results = self._list(node, "expected_results", branch.expected)
        node.schedule = self._field(node, "schedule", branch.schedule)
        node.results = self._field(node, "results", branch.results)
        for heading, text in branch.extra.items():
            node.extra[heading] = self._field(node, f"extra.{heading}", text) or ""
        node.doubts = [Doubt(str(doubt.code), doubt.values) for doubt in branch.doubts]
        self._read(node, branch)
        node.children = [self._node(child) for child in branch.children]
        return node

    def _list(self, node: Node, name: str, texts: list[Text]) -> list[str]:
        values = []
        for at, text in enumerate(texts):
            values.append(self._words_of(text))
            self._place(node, f"{name}.{at}", text)
        return values

    def _field(self, node: Node, name: str, text: Text | None) -> str | None:
        if text is not None:
            self._place(node, name, text)
        return self._take(text)

    def _place(self, node: Node, name: str, text: Text) -> None:
        place = place_of(text)
        if place != node.source:
            node.sources[name] = place

    def _meaning(self, schedule: str) -> str:
        """What the columns say of the words of a schedule."""
        if self._in_years and _OF_PLAN.fullmatch(schedule):
            return f"années {schedule}"
        if self._parted and (ends := two_times(schedule)):
            return " – ".join(ends)  # a start and an end, each in its column: not two occasions
        return schedule

    def _read(self, node: Node, branch: Branch) -> None:
        """What the schedule and the results mean: times, and the status that is stated."""
        marked = [self._time(heading) for role, heading in branch.marks if role == "schedule"]
        meant = node.schedule
        if marked and node.schedule is None:
            node.schedule = ", ".join(marked)
            meant = ", ".join(self._quarters.get(time, time) for time in marked)
        elif node.schedule:
            meant = self._meaning(node.schedule)
        scheduled = None
        if node.schedule and meant:
            schedule = read_schedule(meant, plan=self.draft.period, language=self.language, day_first=self.day_first)
            node.when, scheduled = schedule.as_dict(), self._taught(node.schedule) or schedule.status
            # « À définir » says that nothing is known yet: only words that were not understood are a doubt.
            if not set(schedule.kind) - {"undefined"} and not scheduled and schedule.rest:
                node.doubts.append(Doubt(Code.UNREAD_SCHEDULE, {"text": node.schedule}))
        stated = None
        if node.results:
            percent = self.draft.percents and bool(_NUMBER.fullmatch(node.results))
            progress = read_progress(node.results + " %" if percent else node.results, language=self.language)
            if light := self._lights.get(light_of(node.results)):
                self._lit.append((node, light))
                progress = replace(read_progress(light, language=self.language), text=node.results)
            taught = self._taught(node.results)
            if not taught and plain(node.results) in COLOURS:
                self._lit.append((node, plain(node.results)))
            progress.status = taught or progress.status
            node.progress, stated = progress.as_dict(), progress.status
            if self.draft.yes_no and not taught:
                stated = "not_done" if node.results.strip(" .").lower() == "n" else "done"
        crossed = [find_status(str(heading)) for role, heading in branch.marks if role == "status"]
        marked_status = next((found.status for found in crossed if found), None)
        node.status = stated or marked_status or scheduled or self._coloured(node, branch)
        if stated and scheduled and stated != scheduled:
            node.doubts.append(Doubt(Code.STATUS_CONFLICT, {"schedule": scheduled, "results": stated}))

    def _coloured(self, node: Node, branch: Branch) -> Status | None:
        """The status said by the colour of an empty cell; a question where the document tells no meaning."""
        names = [str(name) for role, name in branch.marks if role == "colour"]
        status = next((self.draft.colours[name] for name in names if name in self.draft.colours), None)
        if status and not self.draft.colours_told:
            node.doubts.append(Doubt(Code.STATUS_BY_COLOUR, {"colour": names[0]}))
        return status

    def _time(self, mark: str | int) -> str:
        """What the heading of a crossed column says, a month of which it is the initial by its name."""
        said = mark if isinstance(mark, str) else month_name(mark, self.language)
        if dated := _MONTH_OF_YEAR.fullmatch(said):
            return f"{month_name(int(dated[2]), self.language)} {dated[1]}"
        return f"{said} {self._years[said]}" if said in self._years else said

    def _taught(self, words: str) -> Status | None:
        """The status a person said that words mean, where they are the whole cell."""
        return self.draft.words.get(plain(words))


def _schedules(branches: Iterable[Branch]) -> Iterator[str]:
    """The schedules of a draft: together they tell whether numeric dates give the day or the month first."""
    for branch in branches:
        if branch.schedule is not None:
            yield branch.schedule.string
        yield from _schedules(branch.children)


def _results(branches: Iterable[Branch]) -> Iterator[str]:
    for branch in branches:
        if branch.results is not None:
            yield branch.results.string
        yield from _results(branch.children)


def _without_house_style(nodes: list[Node]) -> list[Node]:
    """Bold or colour says something only where it tells nodes of a level apart: headings all bold are a style."""
    levels: dict[str, list[Node]] = {}
    stack = list(nodes)
    while stack:
        node = stack.pop()
        levels.setdefault(node.level, []).append(node)
        stack.extend(node.children)
    for level, same in levels.items():
        shown = sum(1 for node in same if node.highlighted)
        if shown == len(same) and (shown > 1 or level in {"axis", "objective"}):
            for node in same:
                node.highlighted = False
    return nodes


def place_of(text: Text) -> Source:
    """Where a text begins, as the contract prints it."""
    place = text.place
    return Source(place.page, place.block, place.row, place.column)


def as_dict(proposal: Proposal) -> dict[str, Any]:
    """The proposal in the shape `jalon read --json` prints."""
    data: dict[str, Any] = _plain(proposal)
    for remark in data["unplaced"]:
        del remark["role"]
    for remark in data["ignored"]:
        remark["why"] = remark.pop("role")
    return data


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, as `dataclasses.asdict` makes them but without copying what cannot change."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value] if isinstance(value, list) else tuple(_plain(one) for one in value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    kind: Any = type(value)
    names = _names_in(kind)
    return value if names is None else {name: _plain(getattr(value, name)) for name in names}


@cache
def _names_in(kind: Any) -> tuple[str, ...] | None:
    """The fields of a dataclass; None for what is none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
