"""Cards whose steps are a table: "Fiche 3 : …", lines of what it serves and of who leads it, then its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jalon.recognition.headers import find_header, read_columns
from jalon.recognition.lines import Element, Grid, Line
from jalon.recognition.numbers import Numbered, split_label
from jalon.recognition.part_fields import field_of
from jalon.recognition.table_events import Told

_ENOUGH: Final = 2  # cards
_LINES: Final = 12  # of one
_STEPS: Final = frozenset({"action", "item"})


@dataclass(slots=True)
class Cards:
    """Elements in the order they are read in, which lines name the action of a card, and which are a field of it."""

    elements: list[Element]
    titles: dict[int, Numbered] = field(default_factory=dict)  # by `id`
    fields: dict[int, Told] = field(default_factory=dict)

    def said(self, element: Element) -> bool:
        """Whether an element is the title of a card, or a field."""
        return id(element) in self.titles or id(element) in self.fields


def stepped_cards(elements: list[Element]) -> Cards:
    """The cards among elements: of each, what it serves comes first, then its title, its fields and its steps.

    One card alone tells nothing: that its label comes back says what it is.
    """
    titles = [(at, labelled) for at, element in enumerate(elements) if (labelled := _title(element))]
    ends = [*(at for at, _labelled in titles), len(elements)][1:]
    found = [(labelled, at, end) for (at, labelled), end in zip(titles, ends, strict=False)]
    if len(found) < _ENOUGH or not all(_holds_steps(elements[at + 1 : end]) for _labelled, at, end in found):
        return Cards(elements)
    cards = Cards(elements[: titles[0][0]])
    for labelled, at, end in found:
        _lay_out(cards, labelled, elements[at], elements[at + 1 : end])
    return cards


def _title(element: Element) -> Numbered | None:
    """What a heading that numbers an action says; None for any other element."""
    if not isinstance(element, Line) or not (element.kind == "heading" or element.text.bold):
        return None
    labelled = split_label(element.text)
    return labelled if labelled and labelled.level == "action" and labelled.value and labelled.text else None


def _holds_steps(card: Sequence[Element]) -> bool:
    """Whether a few lines, of which one says something of the card, and one table of steps stand under a title."""
    grids = [element for element in card if isinstance(element, Grid)]
    told = any(_serves(element) or field_of(element) for element in card if isinstance(element, Line))
    header = find_header(grids[0]) if told and len(grids) == 1 and len(card) <= _LINES else None
    if header is None:
        return False
    columns = read_columns(grids[0], header)
    return bool(columns.say_a_plan) and {columns.readings[at].role for at in columns.plan} <= _STEPS


def _serves(line: Line) -> bool:
    """Whether a line says what the action of a card serves: "Axe 2 : Vivre ensemble"."""
    said = split_label(line.text)
    return said is not None and said.level in {"axis", "objective"} and bool(said.text)


def _lay_out(cards: Cards, labelled: Numbered, title: Element, card: Sequence[Element]) -> None:
    """Add one card to those before it."""
    cards.titles[id(title)] = labelled
    above: list[Element] = []
    told: list[Element] = []
    others: list[Element] = []
    for element in card:
        if isinstance(element, Line) and _serves(element):
            above.append(element)
        elif isinstance(element, Line) and (value := field_of(element)):
            cards.fields[id(element)] = value
            told.append(element)
        else:
            others.append(element)
    cards.elements.extend([*above, title, *told, *others])
