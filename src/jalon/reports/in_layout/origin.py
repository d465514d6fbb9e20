"""The document a plan came from, what was read in it, and which item is which of its nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from jalon.documents.model import Place
from jalon.library.models import Reading
from jalon.plans.choices import LEVELS
from jalon.plans.models import Plan
from jalon.plans.proposals import walk
from jalon.plans.rules.public import Reader
from jalon.reports.choices import Format
from jalon.reports.model import Bilan, role_in

if TYPE_CHECKING:
    from jalon.documents.writers.in_place import InPlace
    from jalon.documents.writers.parts import Parts

Json = dict[str, Any]
_FORMATS = frozenset({Format.DOCX, Format.ODT})


@dataclass(frozen=True, slots=True)
class Origin:
    """`proposal` is the prepared proposal that was accepted, `nodes` the id of the node each item was made from.

    `updated` is the update date of the bilan to print where the document says one.
    """

    data: bytes
    format: Format
    proposal: Json
    nodes: Mapping[int, str]
    updated: date | None = None

    def open(self) -> InPlace:
        """The file, ready to be edited."""
        if self.format is Format.DOCX:
            from jalon.documents.writers.word import WordFile  # noqa: PLC0415  (only to make a file)

            return WordFile(self.data)
        from jalon.documents.writers.opendocument import TextFile  # noqa: PLC0415  (only to make a file)

        return TextFile(self.data)

    def parts(self, file: InPlace) -> Parts:
        """Those of the file that move whole, found before anything in it is edited."""
        from jalon.documents.writers.parts import Parts  # noqa: PLC0415  (only to make a file)

        return Parts(file)

    def read(self) -> dict[str, Json]:
        """The nodes of the proposal by id."""
        return {node["id"]: node for node in walk(self.proposal["nodes"])}


def origin_of(plan: Plan, fmt: Format) -> Origin | None:
    """The document of the plan, when it is of this format and still kept."""
    return origin_in(plan.reading, nodes_of(plan), fmt)


def nodes_of(plan: Plan) -> dict[int, str]:
    """The node each item was made from, where it was made from one."""
    return dict(plan.items.exclude(node="").values_list("id", "node"))


def origin_in(reading: Reading | None, nodes: Mapping[int, str], fmt: Format) -> Origin | None:
    """A document with these nodes, when it is of this format and still kept."""
    if reading is None or fmt not in _FORMATS or reading.document.get("format") != fmt.value:
        return None
    with reading.file.content.open("rb") as kept:
        return Origin(kept.read(), fmt, reading.proposal, nodes)


def fits(bilan: Bilan, origin: Origin) -> bool:
    """Whether the bilan can be said in the document: every column it has, somewhere to write, nothing to withhold.

    Comments, tracked changes and properties of the file may speak of what a reader is not to see: where anything is
    withheld from somebody else than the board, the bilan is made anew instead.
    """
    chosen = bilan.choices.columns
    had = {role_in(column) for column in origin.proposal.get("layout", {}).get("columns", [])}
    said = chosen is None or had <= {*chosen, "number", *LEVELS}
    return bool(origin.nodes) and said and not _withholds(bilan, origin)


def _withholds(bilan: Bilan, origin: Origin) -> bool:
    if bilan.choices.reader is Reader.BOARD and bilan.choices.says_names and bilan.choices.says_notes:
        return False
    shown = {origin.nodes[line.item.id] for line in bilan.walk() if line.item.id in origin.nodes}
    return not (bilan.choices.says_names and bilan.choices.says_notes) or not shown >= origin.read().keys()


def place_of(source: Mapping[str, Any] | None) -> Place | None:
    """A place as it was kept, as the file knows it."""
    if not source or source.get("block") is None:
        return None
    return Place(source["block"], source.get("page"), source.get("row"), source.get("column"))
