"""Objects drawn in OpenDocument files by another program: formulas, charts, tables and texts inside."""

from __future__ import annotations

from lxml import etree

from jalon.documents.model import Block, Margin, Paragraph, Run
from jalon.documents.packages import Package
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.odf_xml import OFFICE, TABLE, TEXT, XLINK, Element
from jalon.documents.readers.places import NOWHERE

_MATH = "{http://www.w3.org/1998/Math/MathML}"
_SIGNS = [f"{_MATH}{name}" for name in ("mi", "mn", "mo", "mtext", "ms")]


class Objects:
    """Reads the objects of a file; `margins` gets the words of all but formulas, each object once.

    In a workbook (`sheets`) the numbers a chart shows are those of cells, and are not said again.
    """

    def __init__(self, package: Package | None, budget: Budget, margins: list[Margin], *, sheets: bool) -> None:
        """`package` holds the objects; None for a flat file, which holds them where they are drawn."""
        self._package = package
        self._budget = budget
        self._margins = margins
        self._sheets = sheets
        self._formulas: dict[str, str] = {}

    def formula(self, drawn: Element) -> str:
        """The words of an object that is a formula; empty for others, whose words are kept aside."""
        name = drawn.get(f"{XLINK}href", "").removeprefix("./")
        if not name or name not in self._formulas:
            root = self._root(drawn, name)
            self._formulas[name] = "" if root is None else self._read(root)
        self._budget.count_letters(len(self._formulas[name]))
        return self._formulas[name]

    def _root(self, drawn: Element, name: str) -> Element | None:
        if len(drawn):
            return drawn[0]
        if self._package is None or not name:
            return None
        try:
            return self._package.xml(f"{name}/content.xml")
        except etree.XMLSyntaxError:
            return None

    def _read(self, root: Element) -> str:
        if isinstance(root.tag, str) and root.tag.startswith(_MATH):
            return _formula(root)
        self._margins.append(Margin("textbox", self._lines(root)))
        return ""

    def _lines(self, root: Element) -> list[Block]:
        blocks: list[Block] = []
        chart = next(root.iter(f"{OFFICE}chart"), None) is not None
        for line in root.iter(f"{TEXT}p", f"{TEXT}h"):
            text = " ".join("".join(map(str, line.itertext())).split())
            of_cells = self._sheets and chart and next(line.iterancestors(f"{TABLE}table"), None) is not None
            if text and not of_cells:
                blocks.append(Paragraph([Run(text)], NOWHERE))
                self._budget.count_block()
        return blocks


def _formula(root: Element) -> str:
    """The signs of a formula in the order they are written; its source, where it has no signs."""
    signs = [" ".join("".join(map(str, sign.itertext())).split()) for sign in root.iter(*_SIGNS)]
    if not any(signs):
        signs = [" ".join((source.text or "").split()) for source in root.iter(f"{_MATH}annotation")]
    return " ".join(sign for sign in signs if sign)
