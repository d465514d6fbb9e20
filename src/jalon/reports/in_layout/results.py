"""What came of each line, where the document says it or has room for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from jalon.documents.model import Place, Run
from jalon.plans.choices import Level
from jalon.reports.cells import text_of
from jalon.reports.choices import ResultPlace
from jalon.reports.in_layout.cells import replaced, without
from jalon.reports.in_layout.edition import Edition
from jalon.reports.in_layout.origin import place_of
from jalon.reports.in_layout.sharing import Manner, share
from jalon.reports.model import Line, Result
from jalon.reports.wording import heading_of, numbered, under_it

Json = dict[str, Any]


class Results(Edition):
    """Writes results: in cells of their own, in cells that several actions share, under lines."""

    told: set[str]  # the nodes whose results have been said

    def results(self) -> list[tuple[Json, Line]]:
        """What came of each item, in its cell; those that have none are for `loose_results`."""
        cells: dict[Place, list[tuple[Json, Line]]] = defaultdict(list)
        loose: list[tuple[Json, Line]] = []
        across: list[tuple[Json, Line]] = []
        self.told = set()
        self.part_results()
        for identity, line in self.lines.items():
            node = self.nodes[identity]
            if identity in self.told:
                continue
            if self.runs_across(node):
                across.append((node, line))
                continue
            place = self.said_beside(node) and self.result_place(node, line)
            place = place or place_of(node["sources"].get("results")) or self.result_place(node, line)
            if place is None or (place.row is None and place not in self.texts):
                loose.append((node, line))
            else:
                first = self.cuts.first(place)
                cells[first if first in self.texts else place].append((node, line))
        for place, found in cells.items():
            if self.result_cell(place, found):
                for node, _line in found:
                    self.take_from_beside(node, place)
                on = (each for node, _line in found for each in self.going_on(node["id"], place))
                self.clear(each for each in on if each not in cells)
        for node, line in across:
            self.say_across(node, line)
        return [(node, line) for node, line in loose if line.result.lines and not self.kept(node, line)]

    def part_results(self) -> None:
        """Give each row its own cell of results where one is merged over several and something came of one of them.

        What the merged cell says of what stands over them has a row of its own, above theirs.
        """
        places = map(place_of, (node["source"] for node in self.nodes.values()))
        rows = {(place.block, place.row) for place in places if place is not None}
        for identity, line in self.lines.items():
            node, own = self.nodes[identity], place_of(self.nodes[identity]["source"])
            column = self.columns.get(own.block, {}).get("results") if own else None
            if own is None or own.row is None or column is None or not line.result.lines or self.kept(node, line):
                continue
            merged = self.merged_over(replace(own, column=column))
            span = self.spans.get(merged, 1) if merged else 1
            if merged is None or self.spans.get(own, 1) >= span or place_of(node["sources"].get("results")) == merged:
                continue
            top = merged.row or 0
            if sum((own.block, row) in rows for row in range(top, top + span)) > 1:
                for place in self.file.part_cell(merged, span):
                    self.texts[place], self.spans[place] = [], 1
                self.spans[merged] = 1
                self.say_above(merged)

    def say_above(self, place: Place) -> None:
        """A row over that of a cell of results, for what came of the lines that stand over those of its row."""
        said = [
            self.nodes[each] for each in self.lines if place_of(self.nodes[each]["sources"].get("results")) == place
        ]
        over = {node["id"]: place_of(node["source"]) for node in said}
        if not any(place.row == own.row and self.spans.get(own, 1) > 1 for own in over.values() if own):
            return
        lines = [[Run(text)] for identity in over for text in self.lines[identity].result.lines]
        parents = {
            own.column
            for own in map(place_of, (node["source"] for node in self.nodes.values()))
            if own and (own.block, own.row) == (place.block, place.row) and self.spans.get(own, 1) > 1
        }
        goes_on = {column for column in parents if column is not None}
        self.file.add_row(place.block, place.row or 0, {place.column or 0: lines}, goes_on, above=True)
        self.cells.say(place, [])
        self.told |= over.keys()

    def merged_over(self, place: Place) -> Place | None:
        """The cell that covers a position of a table, when it covers several rows."""
        for row in range(place.row or 0, -1, -1):
            over = replace(place, row=row)
            if over in self.texts:
                span = self.spans.get(over, 1)
                return over if span > 1 and row + span > (place.row or 0) else None
        return None

    def runs_across(self, node: Json) -> bool:
        """Whether a node is one line that says when and what: "En continu : …"."""
        own, when = place_of(node["source"]), node["schedule"] or ""
        said = (self.texts.get(own) or [""])[0] if own is not None else ""
        return bool(when) and re.match(rf"{re.escape(when)}\s*:", said) is not None

    def say_across(self, node: Json, line: Line) -> None:
        """What came of such a line, at its end."""
        own = place_of(node["source"])
        if own is None or self.kept(node, line):
            return
        if node["results"]:
            self.among_words(own, [(node, line)])
        else:
            first, *others = self.texts[own]
            self.cells.say(own, [" ".join([first, *under_it(line.result.lines)]), *others])

    def said_beside(self, node: Json) -> Place | None:
        """The cell of something else (a date) where the document says a result, though it has a column for results."""
        place = place_of(node["sources"].get("results"))
        columns = self.columns.get(place.block, {}) if place and place.row is not None else {}
        others = {column for role, column in columns.items() if role != "results"}
        beside = place is not None and place.column in others and columns.get("results", place.column) != place.column
        return place if beside else None

    def take_from_beside(self, node: Json, place: Place) -> None:
        """The words of a result that is now said in its own column: the date beside them stays."""
        beside = self.said_beside(node)
        if beside is not None and beside != place and beside in self.texts:
            self.cells.say(beside, without(self.texts[beside], node["results"] or ""))

    def result_place(self, node: Json, line: Line) -> Place | None:
        """The results cell of the row where a node stands; a table without the column is given one."""
        own = place_of(node["source"])
        if own is None or own.row is None or (line.children and not line.result.lines):
            return None
        columns = self.columns.get(own.block)
        if columns is None or own.block not in self.tables:
            return None
        if "results" not in columns or columns["results"] >= self.tables[own.block].columns:
            heading = next((column.heading for column in self.bilan.columns if column.role == "results"), "")
            columns["results"] = self.file.add_column(own.block, [Run(heading or heading_of("results"))])
            for row in range(len(self.tables[own.block].rows)):
                self.texts.setdefault(Place(own.block, own.page, row, columns["results"]), [])
        place = Place(own.block, own.page, own.row, columns["results"])
        return place if place in self.texts else None

    @staticmethod
    def kept(node: Json, line: Line) -> bool:
        """Whether the document says it already."""
        return line.result.text.split() == (node["results"] or "").split()

    def result_cell(self, place: Place, found: Sequence[tuple[Json, Line]]) -> bool:
        """What came of one item, a line each; of several, so that each is told from the others.

        Whether something was to be said that the document does not.
        """
        if all(self.kept(node, line) for node, line in found):
            return False
        if place.row is None or any(place_of(node["source"]) == place for node, _line in found):
            self.among_words(place, found)
            return True
        over, beside = self.beside(found)
        if len(beside) == 1:
            self.cells.say(place, [text for _node, line in found for text in line.result.lines])
            return True
        entries = share(over, beside, self.manner(place, beside))
        mark = None if self.cells.lists(place) and not entries.mark else entries.mark
        for cell, part in entries.by_cell(self.rooms(place, beside)).items():
            self.cells.say(cell, part.lines, part.under, mark)
        return True

    def rooms(self, place: Place, beside: Sequence[tuple[Json, Line]]) -> dict[str, Place]:
        """Where each of some lines has what came of it: in a cell of results, or in one under it that a page cut off.

        The first, under "", is that of what came of all of them.
        """
        found = {"": place}
        for node, _line in beside:
            own = place_of(node["source"])
            cell = place if own is None else replace(place, block=own.block, page=own.page, row=own.row)
            there = cell in self.texts and self.cuts.first(cell) == place
            found[node["id"]] = cell if there else place
        return found

    def among_words(self, place: Place, found: Sequence[tuple[Json, Line]]) -> None:
        """What came of items, where the document says it beside other words: a label, or the item itself."""
        for node, line in found:
            if self.kept(node, line):
                continue
            new = replaced(self.texts[place], node["results"] or "", line.result.lines)
            if new is None:
                new = [*self.texts[place], *under_it(line.result.lines)]
            if new or place.row is not None:
                self.cells.say(place, new)
            else:
                self.clear([place])

    def beside(self, found: Sequence[tuple[Json, Line]]) -> tuple[list[Line], list[tuple[Json, Line]]]:
        """What stands over the actions whose results share a cell, and all that stands with them in theirs."""
        actions = [node for node, line in found if line.item.kind in {Level.ACTION, Level.ITEM}]
        own = self.cell_of((actions or [found[-1][0]])[-1])
        there = [(self.nodes[identity], line) for identity, line in self.lines.items()]
        beside = [(node, line) for node, line in there if self.cell_of(node) == own]
        known = {node["id"] for node, _line in beside}
        return [line for node, line in found if node["id"] not in known], self.with_new_steps(beside)

    def with_new_steps(self, beside: Sequence[tuple[Json, Line]]) -> list[tuple[Json, Line]]:
        """The lines of a cell with the steps that will be written under them: they are counted as the others are.

        What came of those is said under their own words.
        """
        nodes = {line.item.id: node for node, line in beside}
        below = {child.item.id for _node, line in beside for child in line.children}

        def walk(line: Line) -> Iterator[tuple[Json, Line]]:
            found = [pair for child in line.children for pair in walk(child)]
            if line.item.id in nodes:
                new = [node for node, child in found if child in line.children and child.item.id not in nodes]
                node = nodes[line.item.id]
                yield node | {"children": [*node["children"], *new]}, line
            elif line.item.kind == Level.ITEM and line.item.id not in self.places:
                children = [node for node, child in found if child in line.children]
                node = {"id": f"new {line.item.id}", "number": "", "results": None, "source": None}
                yield node | {"children": children}, replace(line, result=Result())
            yield from found

        return [pair for _node, line in beside if line.item.id not in below for pair in walk(line)]

    def cell_of(self, node: Json) -> Place | None:
        """The cell of a line, the first one of those a page cuts it in."""
        own = place_of(node["source"])
        return own and self.cuts.first(own)

    def manner(self, place: Place, beside: Sequence[tuple[Json, Line]]) -> Manner:
        """How a cell of results lists them, as the document does."""
        before = [node for node, _line in beside if node["results"]]
        rooms = set(self.rooms(place, beside).values())
        there = [node for node in before if place_of(node["sources"].get("results")) in rooms]
        own = place_of(beside[0][0]["source"])
        mark = self.cells.typed.usual(place)
        return Manner(
            mark=mark,
            listed=self.cells.lists(place) and not mark,
            settled=len(there) > 1,
            bulleted=own is not None and self.cells.lists(own),
        )

    def loose_results(self, found: Sequence[tuple[Json, Line]]) -> None:
        """Results of what stands in no table, or on a line across one: under it, or in a table after all."""
        table: list[list[list[list[Run]]]] = []
        for node, line in found:
            place = place_of(node["source"])
            lines = under_it(line.result.lines)
            if place in self.texts and place.row is not None:
                self.cells.say(place, [*self.texts[place], *lines])
            elif place not in self.texts or self.bilan.choices.place is ResultPlace.TABLE:
                name = numbered(line.item.number, text_of(line))
                table.append([[[Run(name)]], [[Run(each)] for each in line.result.lines]])
            else:
                self.under(node, place, [[Run(each)] for each in lines])
        if table:
            title = heading_of("results")
            self.file.add_table([Run(title)], [[Run(heading_of("action"))], [Run(title)]], table)

    def under(self, node: Json, place: Place, lines: Sequence[Sequence[Run]]) -> None:
        """Paragraphs under all that says a line, in the look of its words."""
        last = self.spread[node["id"]].last(place) if node["id"] in self.spread else place
        if place in self.looks.entries:
            self.file.add_under(place, lines, after=last)
        else:
            self.file.add_paragraphs(last, lines, self.looks.under(place))
