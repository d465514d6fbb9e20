"""What each cell of the document said, and what it is to say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from jalon.documents.model import Document, Paragraph, Place, Run, Table
from jalon.reports.cells import said
from jalon.reports.in_layout.origin import place_of
from jalon.reports.in_layout.steps import Step, marks_for_steps
from jalon.reports.in_layout.typed import TypedMarks
from jalon.reports.model import Line

if TYPE_CHECKING:
    from jalon.documents.writers.in_place import InPlace
from jalon.documents.writers.marks import BOLD, Mark

Json = dict[str, Any]
PLAIN = Run("")
FIELDS = ("schedule", "leads", "expected_results")


class Cells:
    """What every cell and paragraph of the file says, line by line, and how each line looks.

    `marking` is what the legend of the document marks lines with, bold without one.
    """

    def __init__(self, file: InPlace, marking: Mark = BOLD) -> None:
        self.file, self.marking = file, marking
        self.texts = texts_of(file.document)
        self.said: set[Place] = set()  # those that were written
        self._blocks = blocks = dict(paragraphs_of(file.document))
        self._looks = {place: [self._look(block) for block in found] for place, found in blocks.items()}
        self.typed = TypedMarks(blocks)
        self._elements = {place: [block.origin for block in found] for place, found in blocks.items()}

    def say(self, place: Place, lines: Sequence[str], under: Collection[int] = (), mark: str | None = None) -> None:
        """Replace what a cell or a paragraph says: a line that was there, and one in the place of another, look so.

        The lines at the ranks `under` go on from what is said over them: no mark is typed before them. The others
        have the `mark` that is given.
        """
        old, looks = self.texts[place], self._looks.get(place, [])
        known = dict(zip(old, looks, strict=False))
        same = len(old) == len(lines)
        whole = _common(looks)
        new = [known.get(line, looks[at] if same and at < len(looks) else whole) for at, line in enumerate(lines)]
        self.typed.say(place, old, lines, under, mark)
        self.texts[place], self._looks[place] = list(lines), new
        self.said.add(place)
        if place.row is None:
            self.file.set_paragraph(place, [replace(_common(new), text=" ".join(lines))])
        elif same and all(lines) and (elements := self._line_by_line(place)):
            for at, text in enumerate(self.typed.before(place, lines)):
                if lines[at] != old[at]:
                    self.file.set_line(elements[at], [replace(new[at], text=text)])
        else:
            self._write(place)

    def mark(self, place: Place, lines: Sequence[bool]) -> None:
        """Mark these lines, and no other."""
        looks = self._looks.get(place, [])
        padded = [*looks, *[PLAIN] * len(lines)]
        self._looks[place] = [self.marking.put(look, on=on) for look, on in zip(padded, lines, strict=False)]
        if len(set(lines)) == 1:
            self.file.set_mark(place, self.marking, on=lines[0])
        elif elements := self._line_by_line(place):
            for element, on in zip(elements, lines, strict=False):
                self.file.mark_line(element, self.marking, on=on)
        elif place.row is not None:
            self._write(place)

    def lists(self, place: Place) -> bool:
        """Whether each line of a cell has a bullet, typed or not."""
        blocks = self._blocks.get(place, [])
        return bool(blocks) and all(block.marker and not re.search(r"\w", block.marker) for block in blocks)

    def is_marked(self, place: Place) -> bool | None:
        """Whether all that it says is marked; None when it says nothing."""
        said = zip(self.texts.get(place, []), self._looks.get(place, []), strict=False)
        marks = [self.marking.is_on(look) for text, look in said if text.strip()]
        return all(marks) if marks else None

    def _write(self, place: Place) -> None:
        self._elements.pop(place, None)
        said = zip(self.typed.before(place, self.texts[place]), self._looks[place], strict=True)
        self.file.set_cell(place, [[replace(look, text=text)] if text else [] for text, look in said])

    def _line_by_line(self, place: Place) -> list[Any]:
        """The paragraphs of a cell where each line has its own: what is not written anew keeps all its looks."""
        elements = self._elements.get(place, [])
        return elements if None not in elements and len(set(elements)) == len(elements) else []

    def _look(self, block: Paragraph) -> Run:
        """How a line looks: its weight, whether it is struck, and the mark of the legend; all its words do."""
        look = look_of(block)
        kept = replace(look, color=None, background=None)
        return kept if self.marking.kind in {"bold", "strike"} else self.marking.put(kept, on=self.marking.is_on(look))

    def insert(self, place: Place, above: Sequence[str], steps: Sequence[Step], actions: Sequence[str]) -> None:
        """Steps after the last line that says any of some words, or at the end, told from the `actions` of the cell."""
        old = self.texts[place]
        last = max(
            (at for at, text in enumerate(old) if any(words and words in text for words in above)), default=len(old) - 1
        )
        begins = {at for at, text in enumerate(old) if text and any(_begins(text, words) for words in actions)}
        typed = self.typed.of(place)
        listed = self.lists(place) and not any(typed)  # by bullets of their own
        marks = marks_for_steps(typed, begins, listed=listed)
        new = [marks.of(step) for step in steps]
        kept = [marks.actions if marks.actions and at in begins else mark for at, mark in enumerate(typed)]
        elements = self._line_by_line(place)
        self.typed.put(place, [*kept[: last + 1], *new, *kept[last + 1 :]])
        self.texts[place] = [*old[: last + 1], *(step.text for step in steps), *old[last + 1 :]]
        looks = self._looks.get(place, [])
        plain = [replace(_common(looks), bold=False, strike=False)] * len(steps)
        self._looks[place] = [*looks[: last + 1], *plain, *looks[last + 1 :]]
        self.said.add(place)
        if not elements:
            self._write(place)
            return
        lines = [Run(f"{mark} {step.text}" if mark else step.text) for mark, step in zip(new, steps, strict=True)]
        entry = self._blocks[place][last].indent if listed else None
        made = self.file.add_lines(elements[last], [[line] for line in lines], entry)
        self._elements[place] = [*elements[: last + 1], *made, *elements[last + 1 :]]
        if marks.actions:
            for at in begins:
                words = Run(f"{marks.actions} {old[at]}")
                self.file.set_line(elements[at], [replace(looks[at], text=words.text)])


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a node where they stand: as the document said them, and now (none when it is taken out)."""

    place: Place
    base: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether something is to be written."""
        return self.base != self.now


def words_of(node: Json, line: Line | None, columns: Mapping[str, int], states: Sequence[str] = ()) -> Iterator[Words]:
    """The words of a node but its results, each with its place; `line` is None when it is taken out.

    What the document left blank stands in the column of its role (`columns` of its table), when it has one. `states`
    are the headings of columns of statuses: the last that says one says it now.
    """
    sources = node["sources"]
    own = place_of(node["source"])
    text = () if line is None else tuple(filter(None, [line.cells.get(line.item.kind, line.item.text)]))
    if own is not None and (node["text"] or text):
        yield Words(own, tuple(filter(None, [node["text"]])), text)
    bases = {role: (role, _listed(node[role])) for role in FIELDS}
    state = _last_stated(node, states)
    bases |= {
        "status" if heading == state else f"extra:{heading}": (f"extra.{heading}", (words,))
        for heading, words in node["extra"].items()
        if heading == state or heading not in states
    }
    for role, (name, base) in bases.items():
        elsewhere = role.startswith("extra:") or role == "status"
        place = place_of(sources.get(f"{name}.0") or sources.get(name)) or (None if elsewhere else own)
        if base and place is not None:
            yield Words(place, base, _now(line, role))
    if own is not None and own.row is not None:
        moved = line is not None and line.status != (node["status"] or "")
        stated = {"status"} if state or not moved else set()
        yield from _filled(node, line, own, {role: at for role, at in columns.items() if role not in stated})


def _last_stated(node: Json, states: Sequence[str]) -> str | None:
    return next((heading for heading in reversed(states) if node["extra"].get(heading)), None)


def _filled(node: Json, line: Line | None, own: Place, columns: Mapping[str, int]) -> Iterator[Words]:
    """What is said now where the document said nothing."""
    for role, column in columns.items():
        extra = role.startswith("extra:")
        blank = role.removeprefix("extra:") not in node["extra"] if extra else _is_blank(node, role)
        now = _now(line, role) if blank else ()
        if now and list(now) != (node["inherited_leads"] if role == "leads" else []):
            yield Words(Place(own.block, own.page, own.row, column), (), now)


def _is_blank(node: Json, role: str) -> bool:
    return role == "status" or (role in FIELDS and not node[role])


def _listed(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return tuple(filter(None, [value])) if value is None or isinstance(value, str) else tuple(value)


def _now(line: Line | None, role: str) -> tuple[str, ...]:
    return () if line is None else tuple(said(line, role))


def rewritten(old: Sequence[str], words: Sequence[Words]) -> list[str]:
    """The lines of a cell once its words are changed: what stands around them (numbers, dashes) stays."""
    if len(words) == 1 and len(words[0].now) != len(words[0].base):
        return list(words[0].now)
    lines = "\n".join(old)
    pairs = [(base, new, each.changed) for each in words for base, new in zip_longest(each.base, each.now)]
    spots: list[tuple[int, int, str]] = []
    # The longest first: a name of two letters is not to be found inside a sentence.
    for base, new, changed in sorted(pairs, key=lambda pair: -len(pair[0] or "")):
        if base and (at := _free(lines, base, spots)) is not None:
            spots.append((at, at + len(base), new or ""))
        elif base and changed:
            return list(dict.fromkeys(text for each in words for text in each.now))
    for start, end, new in sorted(spots, reverse=True):
        lines = lines[:start] + new + lines[end:]
    kept = [line for line in lines.split("\n") if line.strip(" -–•*") or not line]
    added = [new for base, new, _changed in pairs if not base and new]
    return [*(kept if any(kept) else []), *added] if added else kept


def without(lines: Sequence[str], words: str) -> list[str]:
    """The lines of a cell once some of its words are taken out, where they stand together."""
    said = re.compile(r"\s*" + r"\s+".join(map(re.escape, words.split())))
    kept = said.sub("", "\n".join(lines), count=1) if words.strip() else "\n".join(lines)
    return [line for line in kept.split("\n") if line.strip()]


def replaced(lines: Sequence[str], old: str, new: Sequence[str]) -> list[str] | None:
    """Some lines with other words in the place of those they say together, however cut; None where they do not.

    A label goes with the last words it names.
    """
    whole = "\n".join(lines)
    found = re.search(r"\s+".join(map(re.escape, old.split())), whole) if old.strip() else None
    if found is None:
        return None
    over, under = whole[: found.start()], whole[found.end() :]
    if not any(new):
        over = re.sub(r"[^\n.!?]*:\s*$", "", over)
    return [line.rstrip() for line in f"{over}{' '.join(new)}{under}".split("\n") if line.strip()]


def _free(lines: str, base: str, spots: Sequence[tuple[int, int, str]]) -> int | None:
    """Where some words stand that no other words were found to be."""
    at = lines.find(base)
    while at >= 0 and any(start < at + len(base) and at < end for start, end, _new in spots):
        at = lines.find(base, at + 1)
    return at if at >= 0 else None


def _begins(line: str, words: str) -> bool:
    """Whether a line says the first words of a text."""
    return line.startswith(words) or words.startswith(line)


def look_of(block: Paragraph) -> Run:
    """What all the visible words of a paragraph have in common, as a run without words."""
    return _common([run for run in block.runs if run.text.strip()])


def _common(looks: Sequence[Run]) -> Run:
    """What some looks have in common."""
    if not looks:
        return PLAIN
    colours = {each.color for each in looks}
    backgrounds = {each.background for each in looks}
    return Run(
        "",
        bold=all(each.bold for each in looks),
        strike=all(each.strike for each in looks),
        color=colours.pop() if len(colours) == 1 else None,
        background=backgrounds.pop() if len(backgrounds) == 1 else None,
    )


def texts_of(document: Document) -> dict[Place, list[str]]:
    """The lines of every cell and paragraph of the body, without their markers."""
    return {place: [block.text for block in blocks] for place, blocks in paragraphs_of(document)}


def paragraphs_of(document: Document) -> Iterator[tuple[Place, list[Paragraph]]]:
    """The paragraphs of every cell of the body, and those outside tables, by place."""
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                yield cell.place, [each for each in cell.blocks if isinstance(each, Paragraph)]
        elif isinstance(block, Paragraph):
            yield block.place, [block]
