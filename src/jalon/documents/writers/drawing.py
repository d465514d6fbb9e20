"""A drawing as SVG made into pixels, for the programs that show no SVG; and its shape."""

from __future__ import annotations

from typing import Final

import typst
from lxml import etree

PPI: Final = 144
TALLEST: Final = 0.6  # of the width of the text: a picture that is higher leaves no room on a page laid wide
_TEMPLATE: Final = (
    b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 540pt)'
)


def to_png(svg: str) -> bytes:
    """The drawing, 1,080 pixels wide. Raises typst.TypstError when it is no SVG."""
    made: bytes = typst.compile(_TEMPLATE, format="png", ppi=PPI, sys_inputs={"svg": svg})
    return made


def fitted(svg: str, width: float, share: float) -> tuple[float, float]:
    """The width and height of a drawing that takes this share of the `width` of a text, less when it is too high."""
    drawn = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    ratio = float(drawn.get("height", "1")) / float(drawn.get("width", "1"))
    wide = width * min(share, TALLEST / ratio)
    return wide, wide * ratio
