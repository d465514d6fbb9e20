"""A plan invented at random: what it says, before how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bench.drawing.dice import Dice
from bench.drawing.vocabulary import Sections, dated, other_columns, words

BULLET: Final = re.compile(r"^\s*[-•]\s+")
EMPTY: Final = 0.06  # of the cells of a column say nothing


@dataclass(slots=True)
class Said:
    """What a plan says in one place: as printed, what a person reads, what other persons could read, its style."""

    printed: str = ""
    read: list[str] = field(default_factory=list)
    others: list[list[str]] = field(default_factory=list)
    style: str = "empty"
    fill: str = ""  # the colour that says it


@dataclass(slots=True)
class Line:
    """An action of an invented plan."""

    text: str
    style: str
    leads: Said
    when: Said
    expected: Said
    indicator: Said
    results: Said
    status: Said
    percent: int
    extra: dict[str, str]
    months: tuple[int, int] = (0, 0)  # from the first of the plan
    dates: tuple[str, str] = ("", "")  # a start and an end, as printed
    bounds: tuple[str, str] = ("", "")  # the same as days
    number: str = ""


@dataclass(slots=True)
class Goal:
    """An objective with its actions; without a name where the plan has none."""

    name: str
    lines: list[Line]
    number: str = ""


@dataclass(slots=True)
class Part:
    """An axis with its objectives; without a name where the plan has none."""

    name: str
    goals: list[Goal]
    number: str = ""

    @property
    def lines(self) -> list[Line]:
        """Its actions."""
        return [line for goal in self.goals for line in goal.lines]


@dataclass(slots=True)
class Plan:
    """An invented plan."""

    language: str
    year: int
    title: str
    organisation: str
    parts: list[Part]
    meanings: dict[str, str]  # of the words of status used in it

    @property
    def lines(self) -> list[Line]:
        """Its actions."""
        return [line for part in self.parts for line in part.lines]

    @property
    def flat(self) -> Iterator[tuple[Part, Goal, Line]]:
        """Its actions with what they are under."""
        return ((part, goal, line) for part in self.parts for goal in part.goals for line in goal.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a shape can show: levels, and the styles that do not fit in it."""

    axes: bool = False
    goals: bool = False
    several_lines: bool = True  # in one cell
    plain: bool = False  # no commas, parentheses or dashes in the fields
    most: int = 18  # actions
    empty: float = EMPTY
    texts: tuple[str, ...] = ()  # only actions of these styles
    leads: tuple[str, ...] = ()
    whens: tuple[str, ...] = ()


def invent(dice: Dice, language: str, wanted: Wanted) -> Plan:
    """A plan of one language that a shape can show."""
    year = dice.randint(2024, 2029)
    frame = words(language, "frame")
    maker = _Maker(dice, language, year, wanted)
    names = maker.several("axes", "axis_style", dice.randint(2, 4) if wanted.axes else 1)
    goals = iter(maker.several("objectives", "objective_style", 12))
    parts = []
    for name in names:
        count = (dice.randint(1, 3) if wanted.axes else dice.randint(2, 4)) if wanted.goals else 1
        parts.append(
            Part(
                name if wanted.axes else "",
                [Goal(next(goals) if wanted.goals else "", maker.lines(count)) for _goal in range(count)],
            )
        )
    while len([line for part in parts for line in part.lines]) > wanted.most and len(parts) > 1:
        parts.pop()
    title = dated(dice.choice(frame["title"]), year)
    return Plan(language, year, title, dice.choice(frame["organisation"]), parts, maker.meanings)


class _Maker:
    """Draws the lines of one plan, in the few styles that one person would use."""

    def __init__(self, dice: Dice, language: str, year: int, wanted: Wanted) -> None:
        self.dice, self.language, self.year, self.wanted = dice, language, year, wanted
        self.texts = self._styles("actions", 3, (), only=wanted.texts)
        nl = () if wanted.several_lines else ("joined_lines", "several")
        apart = ("joined_comma", "joined_semicolon", "role_in_parens", "role_then_name", "email", "with", "unknown")
        self.leads = self._styles("leads", 4, (*nl, *(apart if wanted.plain else ())), least=2, only=wanted.leads)
        self.whens = self._styles("schedules", 4, ("milestones", "unknown") if wanted.plain else (), only=wanted.whens)
        self.expected = self._styles("expected", 2, nl)
        self.results = self._styles("results", 2, nl)
        self.indicators = self._styles("indicators", 2, ())
        self.meanings: dict[str, str] = {}
        self.states = self._states()
        self.used: set[str] = set()

    def _styles(
        self, name: str, most: int, without: tuple[str, ...], *, least: int = 1, only: tuple[str, ...] = ()
    ) -> Sections:
        every = words(self.language, name)
        sections = {one: lines for one, lines in every.items() if one not in without and (not only or one in only)}
        styles = self.dice.sample(sorted(sections), min(len(sections), self.dice.randint(least, most)))
        return {style: sections[style] for style in styles}

    def _states(self) -> list[str]:
        """The wordings of status that this plan uses: one of each meaning, some meanings not at all."""
        chosen = []
        for meaning, wordings in words(self.language, "statuses").items():
            if meaning in {"done", "in_progress", "to_do"} or self.dice.odds(0.4):
                word = self.dice.choice([one for one in wordings if one not in self.meanings])
                self.meanings[word] = meaning
                chosen.append(word)
        return chosen

    def several(self, name: str, choice: str, count: int) -> list[str]:
        """That many names of one style, none twice."""
        sections = words(self.language, name)
        style = self.dice.pick(choice, sorted(sections))
        names = list(sections[style]) + [one for title in sorted(sections) if title != style for one in sections[title]]
        first = self.dice.sample(names[: len(sections[style])], min(count, len(sections[style])))
        return (first + names[len(sections[style]) :])[:count]

    def lines(self, goals: int) -> list[Line]:
        """The actions of one objective among that many."""
        least, most = (2, 5 if goals == 1 else 3) if self.wanted.axes or self.wanted.goals else (4, 9)
        return [self._line() for _line in range(self.dice.randint(least, most))]

    def _line(self) -> Line:
        style, text = self._new(self.texts)
        first = self.dice.randint(0, 10)
        return Line(
            text=text, style=style, leads=self._lead(), when=self._when(), expected=self._listed(self.expected),
            indicator=self._listed(self.indicators),
            results=self._listed(self.results, empty=0.3 if self.wanted.empty else 0),
            status=self._status(), percent=self.dice.choice((0, 10, 25, 30, 50, 60, 75, 80, 100, 100)),
            extra={kind: self.dice.choice(values) for kind, (_heads, values) in other_columns(self.language).items()},
            months=(first, min(11, first + self.dice.choice((0, 0, 1, 2, 2, 3, 5)))),
        )  # fmt: skip

    def _new(self, styles: Sections) -> tuple[str, str]:
        """A text not said yet; of another style when those of these styles are all said."""
        free = [(style, text) for style in styles for text in styles[style] if text not in self.used]
        every = words(self.language, "actions")
        free = free or [(style, text) for style in every for text in every[style] if text not in self.used]
        style = self.dice.choice(sorted({style for style, _text in free}))
        text = self.dice.choice([text for of, text in free if of == style])
        self.used.add(text)
        return style, text

    def _any(self, styles: Sections, empty: float) -> tuple[str, str]:
        if self.dice.odds(empty):
            return "empty", ""
        style = self.dice.choice(list(styles))
        return style, dated(self.dice.choice(styles[style]), self.year)

    def _lead(self) -> Said:
        style, told = self._any(self.leads, self.wanted.empty)
        if style == "empty":
            return Said()
        printed, *readings = [one.strip() for one in told.split("=>")]
        names = [[name.strip() for name in reading.split(" ; ") if name.strip()] for reading in readings]
        if not names:
            return Said(printed, [printed], [], style)
        joined = style in {"joined_et", "joined_and", "joined_slash", "joined_plus", "joined_amp"}
        return Said(printed, names[0], names[1:] + ([[printed]] if joined else []), style)

    def _when(self) -> Said:
        style, told = self._any(self.whens, self.wanted.empty)
        printed, _arrow, other = (one.strip() for one in told.partition("=>"))
        return Said(printed, [printed] if printed else [], [[]] if other else [], style)

    def _listed(self, styles: Sections, *, empty: float | None = None) -> Said:
        style, printed = self._any(styles, self.wanted.empty if empty is None else empty)
        return Said(printed, [BULLET.sub("", line) for line in printed.split("\n") if line], [], style)

    def _status(self) -> Said:
        word = self.dice.choice(self.states)
        return Said(word, [self.meanings[word]], [], word)
