"""The document of a plan edited until it says the bilan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jalon.documents.model import Place, Run
from jalon.documents.writers.house import Grid, Picture, Text, Title
from jalon.plans.choices import Level
from jalon.reports.cells import said, text_of
from jalon.reports.in_house import SHARES, narrowed, summary_blocks
from jalon.reports.in_layout.adding import Adder
from jalon.reports.in_layout.cells import FIELDS, Words, rewritten, words_of
from jalon.reports.in_layout.origin import Origin, place_of
from jalon.reports.in_layout.results import Results
from jalon.reports.model import Bilan, Line
from jalon.reports.wording import heading_of, unplanned
from jalon.wording.figures import known_words, without_known

Json = dict[str, Any]
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = re.compile(r"\b(?:1er|\d{1,2}) [^\W\d]{3,9} \d{4}\b")


def write(bilan: Bilan, origin: Origin) -> bytes:
    """The file with the bilan in it. Call it in the language of the bilan."""
    return _Writer(bilan, origin).write()


def _said(grid: Grid) -> tuple[list[list[Run]], list[list[list[list[Run]]]]]:
    """The headings of a grid, and the lines of its cells."""
    rows = [[[[Run(line)] for line in value.lines] for value in row.values if value] for row in grid.rows]
    return [[Run(each.heading)] for each in grid.columns], rows


def moved_home(words: Words, home: Mapping[Place, Place]) -> Iterator[Words]:
    """Some words said in another cell than they were, where they are to move."""
    place = home.get(words.place, words.place)
    if place == words.place:
        yield words
    else:
        yield Words(words.place, words.base, ())
        yield Words(place, (), words.now)


class _Writer(Results):
    """One edition of one document: words, results, marks, then rows added, then rows taken out."""

    def write(self) -> bytes:
        self.words()
        loose = self.results()
        self.marks()
        self.update_date()
        for block in sorted({place.block for place in self.cells.said if place.row is not None}):
            self.file.keep_over(block)
        self.add()
        self.loose_results(loose)
        self.arranger.arrange(self.bilan, self.made)
        self.unplanned()
        self.file.remove_about()
        if self.bilan.choices.summary:
            self.summary()
        self.tags()
        self.take_out()
        return self.file.save()

    def words(self) -> None:
        """Edits made in Jalon, in their cells."""
        at: dict[Place, list[Words]] = defaultdict(list)
        again: dict[Place, list[Place]] = defaultdict(list)
        for identity, node in self.nodes.items():
            own = place_of(node["source"])
            columns = self.columns.get(own.block, {}) if own else {}
            home = self.back_home(node, self.lines.get(identity), columns)
            for words in words_of(node, self.lines.get(identity), columns, self.states):
                for each in moved_home(words, home) if home else self.by_piece(identity, words):
                    at[each.place].append(each)
                    again[each.place].extend(self.going_on(identity, each.place))
        for place, found in at.items():
            if place in self.texts and any(each.changed for each in found):
                self.cells.say(place, rewritten(self.texts[place], found))
                self.clear(each for each in again[place] if each not in at)

    def back_home(self, node: Json, line: Line | None, columns: Mapping[str, int]) -> dict[Place, Place]:
        """Where the cells of a row go that stand beside their columns, when one of them has the place of its results.

        None is lost nor taken for what came of the line.
        """
        own = place_of(node["source"])
        if own is None or own.row is None or line is None or not line.result.lines or self.kept(node, line):
            return {}
        found: dict[Place, Place] = {}
        for name, source in node["sources"].items():
            role, place = name.partition(".")[0], place_of(source)
            there = place is not None and (place.block, place.row) == (own.block, own.row) and place not in self.owned
            if place and there and role in FIELDS and role in columns:
                found[place] = replace(place, column=columns[role])
        taken = any(place.column == columns.get("results") for place in found)
        free = all(place in found or not any(self.texts.get(place, ["full"])) for place in found.values())
        return found if taken and free and len(set(found.values())) == len(found) else {}

    def by_piece(self, identity: str, words: Words) -> Iterator[Words]:
        """The words of a line that a page cuts, each cell with its own: when they change, the first says them whole."""
        pieces = self.cuts.pieces.get(identity, {})
        if words.base != (self.nodes[identity]["text"],) or words.place not in pieces:
            yield words
            return
        for place, piece in pieces.items():
            now = words.now if place == words.place else ()
            yield Words(place, (piece,), now if words.changed else (piece,))

    def add(self) -> None:
        """The lines that the document does not say, or says elsewhere than where they stand now."""
        places = self.places
        ends = {
            line.item.id: replace(place, row=self.below[node][-1])
            for node, line in self.lines.items()
            if node in self.below and (place := places.get(line.item.id))
        } | {
            line.item.id: self.spread[node].last(place)
            for node, line in self.lines.items()
            if node in self.spread and (place := places.get(line.item.id))
        }
        ends |= {
            line.item.id: last
            for node, line in self.lines.items()
            if node in self.cuts.pieces and (last := list(self.cuts.pieces[node])[-1])
        }
        adder = Adder(
            self.file,
            self.bilan,
            places,
            self.columns,
            self.cells,
            ends=ends,
            marked=self.marked,
            statuses=self.statuses,
        )
        adder.add()
        self.made = adder.parts
        self.looks = adder.looks

    def marks(self) -> None:
        """What the legend marks, as the document does, where something changed."""
        if not self.statuses:
            return
        at: dict[Place, list[tuple[Json, Line]]] = defaultdict(list)
        for identity, line in self.lines.items():
            place = place_of(self.nodes[identity]["source"])
            if place in self.texts and line.item.kind in {Level.ACTION, Level.ITEM}:
                for each in self.cuts.pieces.get(identity, [place]):
                    at[each].append((self.nodes[identity], line))
        for place, found in at.items():
            marked = [self.words_at(place, node, line) for node, line in found if line.status in self.statuses]
            alike = len({line.status in self.statuses for _node, line in found}) == 1
            if all(line.status == (node["status"] or "") for node, line in found):
                alone = found[0][0]["highlighted"] if len(found) == 1 else False
                self.mark_row(place, on=alone, cells=self.cells.said)
                continue
            lines = [bool(marked) if alike else any(words in text for words in marked) for text in self.texts[place]]
            self.cells.mark(place, lines)
            if alike:
                self.mark_row(place, on=bool(marked))
                for below in (each for node, _line in found for each in self.going_on(node["id"], place)):
                    if words := self.texts.get(below):  # a merged cell has none of its own there
                        self.cells.mark(below, [bool(marked)] * len(words))
                    self.mark_row(below, on=bool(marked))

    def words_at(self, place: Place, node: Json, line: Line) -> str:
        """The words of a line in one of its cells: a piece of them where a page cuts it, until they change."""
        text = text_of(line)
        return self.cuts.pieces.get(node["id"], {}).get(place, text) if text == node["text"] else text

    def mark_row(self, place: Place, *, on: bool, cells: Collection[Place] | None = None) -> None:
        """The other cells of a line that the document marks too, or those of them in `cells`."""
        for column in self.marked - {place.column}:
            beside = Place(place.block, place.page, place.row, column)
            if beside in self.texts and self.spans.get(beside) == 1 and (cells is None or beside in cells):
                self.cells.mark(beside, [on] * len(self.texts[beside]))

    def update_date(self) -> None:
        """The day of the bilan where the document says when it was updated, with the one it was made if another."""
        language, day, made = self.bilan.language, self.bilan.choices.as_of, self.bilan.made
        for note in self.origin.proposal.get("notes", []):
            place = place_of(note.get("source"))
            if note["role"] != "update" or place not in self.texts or len(self.texts[place]) != 1:
                continue
            text = self.texts[place][0]
            before = without_known(text, language)
            new = _ISO.sub(known_words(day, made, language, said=day.isoformat()), before, count=1)
            new = _WORDS.sub(known_words(day, made, language), before, count=1) if new == before else new
            if new != text:
                self.cells.say(place, [new])

    def unplanned(self) -> None:
        """Work nobody foresaw, in a table of its own after the rest."""
        roles = ["action", *(column.role for column in self.bilan.columns if column.role in {"leads", "results"})]
        roles = roles if "results" in roles else [*roles, "results"]
        rows = [
            [[[Run(text)] for text in ([text_of(line)] if role == "action" else said(line, role))] for role in roles]
            for lines in self.bilan.unplanned.values()
            for top in lines
            for line in top.walk()
        ]
        if rows:
            headings = {column.role: column.heading for column in self.bilan.columns}
            heading = [[Run(headings.get(role) or heading_of(role))] for role in roles]
            shares = [SHARES.get(role, 1.0) for role in roles]
            self.file.add_table([Run(unplanned())], heading, rows, shares=shares)

    def summary(self) -> None:
        """What the figures say, after the rest: her document begins as it always did."""
        for block in summary_blocks(self.bilan.summary):
            if isinstance(block, Title):
                self.file.add_text([Run(block.text)], bold=True, heading=block.level == 1, identity=block.identity)
            elif isinstance(block, Text):
                self.file.add_text([Run(" ".join(block.lines))], identity=block.identity)
            elif isinstance(block, Picture):
                self.file.add_picture(block)
            else:
                grid = block if self.file.has_room(*_said(block)) else narrowed(block)
                head, rows = _said(grid)
                shares = [each.share for each in grid.columns]
                self.file.add_table([], head, rows, shares=shares, identity=grid.rows[0].identity)

    def tags(self) -> None:
        """Identities, so that the file is recognised when it comes back: where one item stands alone."""
        at: dict[Place, list[Line]] = defaultdict(list)
        for identity, line in self.lines.items():
            place = place_of(self.nodes[identity]["source"])
            if place in self.texts:
                at[place].append(line)
        for place, found in at.items():
            if len(found) == 1:
                self.file.tag(place, found[0].identity)

    def take_out(self) -> None:
        """The rows, tables and paragraphs where nothing of the bilan stands any more."""
        rows: dict[tuple[int, int], list[str]] = defaultdict(list)
        paragraphs: dict[Place, list[str]] = defaultdict(list)
        for identity, node in self.nodes.items():
            place = place_of(node["source"])
            if place is not None and place.row is not None:
                own = {(place.block, row) for row in (place.row, *self.below.get(identity, []))}
                cut = {(each.block, each.row or 0) for each in self.cuts.pieces.get(identity, ())}
                for row in own | cut:
                    rows[row].append(identity)
            elif place is not None:
                paragraphs[place].append(identity)
                spread = self.spread.get(identity)
                for each in (*spread.on, *spread.told) if spread else ():
                    paragraphs[each].append(identity)
        for place, found in paragraphs.items():
            if place in self.texts and not any(identity in self.lines for identity in found):
                self.file.remove_paragraph(place)
        self.take_rows_out({at: found for at, found in rows.items() if at[0] in self.tables})

    def take_rows_out(self, rows: Mapping[tuple[int, int], Sequence[str]]) -> None:
        """Those where nothing stands any more, from the last on; a table of which no row stays goes whole."""
        going: list[tuple[int, int]] = []
        for at in sorted(rows, reverse=True):
            if self.goes(rows[at], going):
                going.append(at)
        for block in {block for block, _row in going}:
            if all(at in going for at in rows if at[0] == block):
                self.file.remove_table(block)
                continue
            for row in [row for of, row in going if of == block]:
                self.file.remove_row(block, row)

    def goes(self, found: Sequence[str], going: Collection[tuple[int, int]]) -> bool:
        """Whether a row goes: nothing that stands in it stays, but what goes on in a row below that does not go."""
        here = set(found)
        for identity in found:
            if identity not in self.lines:
                continue
            place = place_of(self.nodes[identity]["source"])
            below = {child["id"] for child in self.nodes[identity]["children"]}
            if place is None or not below & here or self.lines[identity].result.lines:
                return False
            on = range((place.row or 0) + 1, (place.row or 0) + self.spans.get(place, 1))
            if all((place.block, row) in going for row in on):
                return False
        return True
