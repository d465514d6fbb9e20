"""The members in rows and what is asked of them in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jalon.membership.queries.asks import AskState, Following, Given
from jalon.network.queries.parties import Member
from jalon.web.components.words import percent_word
from jalon.web.membership.words import answer_word

MOST_COLUMNS = 6  # asks shown side by side; the others are a link away


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an ask meets a member: not asked, missing, or answered. `edited` when its answer is being written."""

    state: AskState
    asked: bool
    given: Given | None
    word: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A member, her category and region, and a cell for each ask."""

    member: Member
    category: str
    region: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Head:
    """An ask at the top of its column: how many of those asked count, and the sum where answers are numbers."""

    state: AskState
    share: str
    total: str


def heads(states: list[AskState]) -> list[Head]:
    """The top of each column."""
    return [Head(one, share_word(one), total_word(one)) for one in states]


def share_word(state: AskState) -> str:
    """The share of those asked who count, whole."""
    return "" if state.percent is None else percent_word(state.percent.quantize(Decimal(1)))


def total_word(state: AskState) -> str:
    """The sum of numbers; "" of another kind, and of none."""
    return answer_word(state.ask.kind, str(state.total)) if state.total is not None and state.answers else ""


def rows(
    found: Following, states: list[AskState], chosen: Mapping[str, str], edited: tuple[int, int] = (0, 0)
) -> list[Row]:
    """The members of the day, and whoever else is asked, of a category and a region when these are chosen."""
    ids = {*found.known.on(found.day), *(one for state in states for one in state.asked)}
    made = []
    for member in found.people.members:
        if member.id not in ids:
            continue
        current = found.known.current(member.id, found.day)
        home = found.homes.get(member.id)
        category = current.category if current else ""
        if chosen.get("categorie") not in {"", None, category}:
            continue
        if chosen.get("region") not in {"", None, str(home.id) if home else "0"}:
            continue
        cells = [_cell(state, member.id, edited) for state in states]
        made.append(Row(member, category, home.name if home else "", cells))
    return made


def _cell(state: AskState, party_id: int, edited: tuple[int, int]) -> Cell:
    given = state.answers.get(party_id)
    asked = party_id in state.asked
    word = answer_word(state.ask.kind, given.value) if given else ""
    return Cell(state, asked, given, word, asked and edited == (state.ask.pk, party_id))
