"""The members in rows and what is asked of them in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Page, Paginator

from jalon.membership.queries.asks import AskState, Following, Given
from jalon.network.queries.parties import Member
from jalon.phrases.folding import fold
from jalon.web.components.words import percent_word
from jalon.web.membership.words import answer_word

CHOSEN = ("texte", "categorie", "region")  # what narrows the list, in an address
PAGE = 50  # members
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


def shown(found: Following, chosen: Mapping[str, str]) -> list[int]:
    """The members of the day and whoever else is asked, by name: of a category, a region, a name, when chosen."""
    ids = {*found.known.on(found.day), *(one for state in found.states for one in state.asked)}
    return [one for one in found.people.by_name(ids) if _fits(found, one, chosen)]


def _fits(found: Following, party_id: int, chosen: Mapping[str, str]) -> bool:
    if chosen.get("categorie") not in {"", None, _category(found, party_id)}:
        return False
    home = found.homes.get(party_id)
    if chosen.get("region") not in {"", None, str(home.id) if home else "0"}:
        return False
    words = fold(chosen.get("texte", "")).split()
    said = fold(f"{found.name(party_id)} {found.people.sigle(party_id)}") if words else ""
    return all(word in said for word in words)


def page_holding(party_ids: Sequence[int], wanted: str | None, party_id: int) -> Page[int]:
    """The page that is asked for; without one, that of a member."""
    pages = Paginator(party_ids, PAGE)
    if not wanted and party_id in party_ids:
        return pages.page(party_ids.index(party_id) // PAGE + 1)
    return pages.get_page(wanted)


def rows(found: Following, party_ids: Iterable[int], edited: tuple[int, int] = (0, 0)) -> list[Row]:
    """A row for each of these members; `edited` is the ask and the member whose answer is being written."""
    asked = [set(state.asked) for state in found.states]
    made = []
    for member in filter(None, map(found.people.of, party_ids)):
        home = found.homes.get(member.id)
        of_each = zip(found.states, asked, strict=True)
        cells = [_cell(state, member.id, edited, asked=member.id in those) for state, those in of_each]
        made.append(Row(member, _category(found, member.id), home.name if home else "", cells))
    return made


def _category(found: Following, party_id: int) -> str:
    current = found.known.current(party_id, found.day)
    return current.category if current else ""


def _cell(state: AskState, party_id: int, edited: tuple[int, int], *, asked: bool) -> Cell:
    given = state.answers.get(party_id)
    word = answer_word(state.ask.kind, given.value) if given else ""
    return Cell(state, asked, given, word, asked and edited == (state.ask.pk, party_id))
