"""Pictures in Word files: pixels, with the drawing itself beside for the versions of Word that show SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from jalon.documents.packages import Package
from jalon.documents.readers.docx_xml import Element, R, W, relations, strictly
from jalon.documents.writers.characters import clean
from jalon.documents.writers.drawing import to_png
from jalon.documents.writers.word_text import make

KINDS: Final = {"png": "image/png", "svg": "image/svg+xml"}
EMU: Final = 635  # English Metric Units in a twentieth of a point
_IMAGE: Final = f"{R[1:-1]}/image"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_INLINE: Final = """
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{wide}" cy="{high}"/>
    <wp:docPr id="{number}" name="Picture {number}"/>
    <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
      <pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill><a:blip r:embed="{png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">
        <asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/>
      </a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
    </pic:pic></a:graphicData></a:graphic>
  </wp:inline>
</w:drawing>"""
_WORDS: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BARE: Final = etree.XMLParser(remove_blank_text=True)


class Drawn(NamedTuple):
    """The relations of both pictures of a drawing."""

    png: str
    svg: str


def drawing_of(drawn: Drawn, size: tuple[float, float], words: str, number: int) -> Element:
    """A w:r that shows a drawing; its `size` is in twentieths of a point, its `number` that of no other."""
    wide, high = (round(side * EMU) for side in size)
    shown = etree.fromstring(_INLINE.format(wide=wide, high=high, number=number, **drawn._asdict()), _BARE)
    for named in shown.iter(_WORDS):
        named.set("descr", clean(words))
    run = make("r")
    run.append(shown)
    return run


def next_number(root: Element) -> int:
    """A number that no drawing of the text has."""
    known = [named.get("id", "") for named in root.iter(_WORDS)]
    return max((int(each) for each in known if each.isdecimal()), default=0) + 1


def text_width(root: Element) -> int:
    """How wide the last pages of a text leave for it, in twentieths of a point."""
    section = root.find(f"{W}body/{W}sectPr")
    found = {} if section is None else {at.tag: at for at in section}
    size, margins = found.get(f"{W}pgSz"), found.get(f"{W}pgMar")
    try:
        whole = 12_240 if size is None else int(size.get(f"{W}w", ""))
        sides = [1_440] * 2 if margins is None else [int(margins.get(f"{W}{side}", "")) for side in ("left", "right")]
    except ValueError:  # measures in other units
        return 9_000
    return max(whole - sum(sides), 2_000)


class Media:
    """Pictures put into the package of a Word file. Those put there before give way."""

    def __init__(self, data: bytes, main: str) -> None:
        folder, _, name = main.rpartition("/")
        self._package, self._main, self._folder = Package(data), main, folder
        self._relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        self._pictures: dict[str, bytes] = {}

    def add(self, svg: str) -> Drawn:
        """Keep a drawing; how the text names it."""
        number = len(self._pictures) // 2 + 1
        names = Drawn(f"jalon{number}.png", f"jalon{number}.svg")
        self._pictures |= {names.png: to_png(svg), names.svg: svg.encode()}
        known = {target: name for name, (_kind, target) in relations(self._package, self._main).items()}
        return Drawn(*(known.get(self._path(name), f"rId_{name.replace('.', '_')}") for name in names))

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts of the package that change."""
        if not self._pictures:
            return
        for name, data in self._pictures.items():
            yield self._path(name), data
        yield self._typed()
        yield self._related()

    def _path(self, name: str) -> str:
        return f"{self._folder}/media/{name}".lstrip("/")

    def _typed(self) -> tuple[str, bytes]:
        """What kinds of parts there are."""
        name, root = self._part("[Content_Types].xml", f"{{{_TYPES}}}Types")
        known = {each.get("Extension", "").lower() for each in root}
        for extension in KINDS.keys() - known:
            each = etree.Element(f"{{{_TYPES}}}Default")
            each.set("Extension", extension)
            each.set("ContentType", KINDS[extension])
            root.insert(0, each)
        return name, _bytes(root)

    def _related(self) -> tuple[str, bytes]:
        """How the text names what it shows."""
        name, root = self._part(self._relations, f"{{{_RELATIONS}}}Relationships")
        known = {target for _kind, target in relations(self._package, self._main).values()}
        for picture in self._pictures:
            if self._path(picture) in known:
                continue
            each = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
            each.set("Id", f"rId_{picture.replace('.', '_')}")
            each.set("Type", _IMAGE)
            each.set("Target", f"media/{picture}")
        return name, strictly(_bytes(root), self._package.part(self._relations) or b"")

    def _part(self, name: str, tag: str) -> tuple[str, Element]:
        root = self._package.xml(name)
        return self._package.name_of(name), etree.Element(tag) if root is None else root


def _bytes(root: Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
