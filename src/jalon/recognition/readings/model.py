"""What a way of reading is, and what all of them share of a document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from jalon.documents.model import Document
from jalon.phrases.acronyms import find_acronyms
from jalon.recognition.calendars import read_calendar_pages
from jalon.recognition.cards import open_cards
from jalon.recognition.choices import Choices, plain
from jalon.recognition.draft import Draft
from jalon.recognition.fiches import read_fiches
from jalon.recognition.lines import Element, Grid, Line, Pages, flatten
from jalon.recognition.proposal import Kind
from jalon.recognition.regrid import loosen, regrid
from jalon.recognition.source import Text
from jalon.recognition.states import read_colour_legend, read_legend
from jalon.recognition.titling import main_sigle
from jalon.recognition.underlines import read_underlines

_MARGIN_ROLES = {"footnote": "footnote", "endnote": "footnote", "comment": "comment", "textbox": "textbox"}
_MARGIN_REASONS = {"header": "page_header", "footer": "page_footer", "hidden": "hidden"}


@dataclass(slots=True)
class Sketch:
    """A document before it is read: its elements, and its lines as strings. Each reading has its own."""

    pages: Pages
    elements: list[Element]
    strings: list[str]
    names: list[Text]  # of sheets that hold no table


@dataclass(frozen=True, slots=True)
class Reading:
    """A way of reading: its name, the kind of document it gives, and how it grows a draft from the elements.

    `tabular`: it reads tables, and has nothing to say of a document without one.
    """

    name: str
    kind: Kind
    grow: Callable[[Sketch, Draft, Choices], None] = field(repr=False)
    tabular: bool = False

    def read(self, sketch: Sketch, choices: Choices) -> Draft:
        """The document read this way."""
        draft = Draft(
            kind=self.kind,
            legend=read_legend(sketch.strings),
            words={
                **read_colour_legend(sketch.strings),
                **{plain(words): status for words, status in choices.words.items()},
            },
            names=frozenset(choices.met_in(sketch.strings).names),
        )
        _read_margins(sketch.pages, draft)
        draft.ignored.extend((name, "sheet_name") for name in sketch.names)
        self.grow(sketch, draft, choices)
        _finish(draft, sketch.strings)
        return draft


def sketch_of(document: Document) -> Sketch:
    """A fresh sketch of a document."""
    pages = flatten(document)
    names: list[Text] = []
    elements = read_fiches(read_calendar_pages(regrid(read_underlines(open_cards(loosen(pages.elements, names))))))
    return Sketch(pages, elements, [line.string for line in _all_lines(elements)], names)


def _all_lines(elements: Iterable[Element]) -> list[Line]:
    lines: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            lines.append(element)
        elif isinstance(element, Grid):
            for index, row in enumerate(element.rows):
                lines.extend(line for cell in row.own(index) for line in cell.lines)
    return lines


def _read_margins(pages: Pages, draft: Draft) -> None:
    for kind, line in pages.margins:
        if kind in _MARGIN_ROLES:
            draft.notes.append((line.text, _MARGIN_ROLES[kind]))
        else:
            draft.ignored.append((line.text, _MARGIN_REASONS.get(kind, kind)))


def _finish(draft: Draft, strings: Collection[str]) -> None:
    """What is known only once everything was read: the organisation, and the sigles explained in passing."""
    texts = list(strings)
    if draft.organisation is None:
        draft.organisation = main_sigle(texts, list(draft.acronyms))
    for string in texts:
        for sigle, expansion in find_acronyms(string).items():
            draft.acronyms.setdefault(sigle, expansion)
