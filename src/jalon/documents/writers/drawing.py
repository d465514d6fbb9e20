"""A drawing as SVG made into pixels, for the programs that show no SVG."""

from __future__ import annotations

from typing import Final

import typst

PPI: Final = 144
_TEMPLATE: Final = (
    b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 540pt)'
)


def to_png(svg: str) -> bytes:
    """The drawing, 1,080 pixels wide. Raises typst.TypstError when it is no SVG."""
    made: bytes = typst.compile(_TEMPLATE, format="png", ppi=PPI, sys_inputs={"svg": svg})
    return made
