"""Pictures in OpenDocument texts: the drawing itself, with its pixels for the programs that show no SVG."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from lxml import etree

from jalon.documents.packages import Package
from jalon.documents.readers.odf_xml import DRAW, FO, OFFICE, STYLE, SVG, TABLE, TEXT, XLINK, Element, points
from jalon.documents.writers.characters import clean
from jalon.documents.writers.drawing import to_png

KINDS: Final = {"svg": "image/svg+xml", "png": "image/png"}
SPACES: Final = {"draw": DRAW[1:-1], "svg": SVG[1:-1], "xlink": XLINK[1:-1], "text": TEXT[1:-1]}
MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_LISTED: Final = "META-INF/manifest.xml"

TEXT_WIDTH: Final = 16.5  # centimetres: that of a letter page with its usual margins


def frame_of(name: str, size: tuple[float, float], words: str) -> Element:
    """A frame in a line of text for a drawing; its `size` is in centimetres, its pictures are to be put in."""
    frame = etree.Element(f"{DRAW}frame", nsmap=SPACES)
    frame.set(f"{DRAW}name", name)
    frame.set(f"{TEXT}anchor-type", "as-char")
    for side, length in zip(("width", "height"), size, strict=True):
        frame.set(f"{SVG}{side}", f"{length:.2f}cm")
    said = etree.SubElement(frame, f"{SVG}desc")
    said.text = clean(words)
    return frame


def put_in(frame: Element, kind: str, path: str = "") -> Element:
    """A picture of a frame, before its words: a part of the package, or one that the text itself is to hold."""
    image = etree.Element(f"{DRAW}image")
    if path:
        for key, value in {"href": path, "type": "simple", "show": "embed", "actuate": "onLoad"}.items():
            image.set(f"{XLINK}{key}", value)
    image.set(f"{DRAW}mime-type", KINDS[kind])
    frame.insert(len(frame) - 1, image)
    return image


def text_width(content: Element, dressing: Element) -> float:
    """How wide the last pages of a text leave for it, in centimetres; `dressing` is the root that holds its pages."""
    masters = {page.get(f"{STYLE}name"): page for page in dressing.iter(f"{STYLE}master-page")}
    begins = {
        style.get(f"{STYLE}name"): style.get(f"{STYLE}master-page-name") for style in content.iter(f"{STYLE}style")
    }
    styled = (each.get(f"{space}style-name") for each in content.iter() for space in (TEXT, TABLE))
    used = [begins[name] for name in styled if begins.get(name)]
    page = masters.get(used[-1] if used else "Standard", next(iter(masters.values()), None))
    wanted = "" if page is None else page.get(f"{STYLE}page-layout-name")
    layouts = (each for each in dressing.iter(f"{STYLE}page-layout") if each.get(f"{STYLE}name") == wanted)
    properties = next((each for layout in layouts for each in layout), None)
    if properties is None or not (whole := points(properties.get(f"{FO}page-width"))):
        return TEXT_WIDTH
    around = properties.get(f"{FO}margin", "0cm")
    sides = [points(properties.get(f"{FO}margin-{side}", around)) or 0.0 for side in ("left", "right")]
    return max((whole - sum(sides)) / 72 * 2.54, 4.0)


class Media:
    """Pictures put into an OpenDocument text. Those put there before give way."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data) if data.startswith(b"PK") else None  # a flat file holds them in its text
        self._pictures: dict[str, bytes] = {}

    def put(self, svg: str, frame: Element) -> None:
        """Show a drawing in a frame."""
        number = len(self._pictures) // len(KINDS) + 1
        for kind, data in {"svg": svg.encode(), "png": to_png(svg)}.items():
            path = f"Pictures/jalon{number}.{kind}"
            self._pictures[path] = data
            if self._package is not None:
                put_in(frame, kind, path)
            else:
                etree.SubElement(put_in(frame, kind), f"{OFFICE}binary-data").text = b64encode(data).decode()

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts of the package that change."""
        if self._package is None or not self._pictures:
            return
        yield from self._pictures.items()
        listed = self._package.xml(_LISTED)
        if listed is None:
            return
        known = {each.get(f"{{{MANIFEST}}}full-path") for each in listed}
        for path in self._pictures.keys() - known:
            listed.append(entry_of(path, KINDS[path.rpartition(".")[2]]))
        yield self._package.name_of(_LISTED), etree.tostring(listed, xml_declaration=True, encoding="UTF-8")


def entry_of(path: str, kind: str) -> Element:
    """A part of a package as its list has it."""
    entry = etree.Element(f"{{{MANIFEST}}}file-entry", nsmap={"manifest": MANIFEST})
    entry.set(f"{{{MANIFEST}}}full-path", path)
    entry.set(f"{{{MANIFEST}}}media-type", kind)
    return entry
