"""What a list would make of the directory, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jalon.network.importing.comparing import Act, Comparison, Fate
from jalon.network.importing.rows import Entry
from jalon.web.components.words import day
from jalon.web.parties.list_words import act_choices, field_word, problem, reason

STATES = ("refused", "doubt", "new", "changed", "same", "left")  # those to look at first


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom a row names: what is known, what would be added, what differs; choices where there is a doubt."""

    key: str
    name: str
    post: str
    act: str
    known_id: int
    known: str
    why: str
    choices: list[tuple[str, str]]
    said: list[tuple[str, str]]
    differs: list[tuple[str, str, str]]  # field, as kept, as the list says
    notes: list[str]


@dataclass(slots=True)
class Row:
    """A row of the list; `number` as a spreadsheet counts what was read, from 1."""

    number: int
    at: int
    state: str
    parties: list[Party] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    membership: list[tuple[str, str]] = field(default_factory=list)


def rows_of(comparison: Comparison) -> list[Row]:
    """Every row, those to look at first."""
    seen: set[str] = set()
    found = [_row(comparison, entry, seen) for entry in comparison.entries]
    return sorted(found, key=lambda row: (STATES.index(row.state), row.at))


def counts_of(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows are in each state."""
    several = list(rows)
    return {state: sum(row.state == state for row in several) for state in STATES}


def _row(comparison: Comparison, entry: Entry, seen: set[str]) -> Row:
    fates = [] if entry.row in comparison.left else comparison.fates_of(entry)
    posts = {one.name: one.post for one in entry.people}
    parties = [_party(fate, posts.get(fate.wanted.name, ""), again=fate.wanted.key in seen) for fate in fates]
    seen |= {fate.wanted.key for fate in fates}
    problems = [problem(code, words) for code, words in dict.fromkeys(entry.problems)]
    membership = _membership(entry) if parties else []
    return Row(entry.row + 1, entry.row, _state(comparison, entry, fates), parties, problems, membership)


def _membership(entry: Entry) -> list[tuple[str, str]]:
    """What a row says of a membership, in words."""
    days = {"since": entry.since, "until": entry.until, "paid_on": entry.paid_on}
    category = [(field_word("category"), entry.category)] if entry.category else []
    return category + [(field_word(name), day(said)) for name, said in days.items() if said]


def _state(comparison: Comparison, entry: Entry, fates: list[Fate]) -> str:
    if entry.row in comparison.left:
        return "left"
    if entry.refused:
        return "refused"
    if entry.problems or any(not fate.sure or fate.differs for fate in fates):
        return "doubt"
    if any(fate.act in {Act.CREATE, Act.APART} for fate in fates):
        return "new"
    return "changed" if any(fate.written or fate.notes for fate in fates) else "same"


def _party(fate: Fate, post: str, *, again: bool) -> Party:
    """`again`: an earlier row has shown her; the choice stands there."""
    choose = not again and fate.known is not None and (not fate.sure or fate.differs)
    new = fate.act in {Act.CREATE, Act.APART}
    values = fate.wanted.fields if new else fate.fills
    return Party(
        key=fate.wanted.key,
        name=fate.wanted.name,
        post=post,
        act=fate.act.value,
        known_id=fate.known.id if fate.known else 0,
        known=fate.known.name if fate.known else "",
        why=reason(fate) if fate.known and not fate.sure else "",
        choices=act_choices(fate.choices) if choose else [],
        said=[] if again else [(field_word(name), value) for name, value in values.items()],
        differs=[] if again else [(field_word(name), *both) for name, both in fate.differs.items()],
        notes=[] if again else (fate.wanted.notes if new else fate.notes),
    )
