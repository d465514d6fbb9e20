"""What is laid over a PDF page: the values of form fields, where they stand, and the notes of readers."""

from __future__ import annotations

import codecs
import re
import textwrap
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt
from pdfplumber.utils.pdfinternals import decode_text

from jalon.documents.model import Margin, MarginKind, Paragraph, Place, Run
from jalon.documents.readers.pdf_lines import Char

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_ANNOTATIONS = 10_000  # of a page
MAX_LETTERS = 20_000  # of a value or a note
_NOTES: dict[str, MarginKind] = {
    "FreeText": "textbox",
    **dict.fromkeys(
        ("Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Square", "Circle", "Line", "Polygon",
         "PolyLine", "Ink", "FileAttachment", "Stamp"), "comment"),
}  # fmt: skip
_NOT_SHOWN = 0b100010  # flags: hidden, or not on the screen
_MULTILINE, _PASSWORD, _PUSH_BUTTON = 1 << 12, 1 << 13, 1 << 16
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_UNSEEN = re.compile(r"[\0-\x08\x0e-\x1f\x7f]")
_ANCESTORS = 20
_PADDING = 2.0  # points between the frame of a field and its words
_NARROW, _WIDE = 0.25, 0.5  # of the type size: the width given to a letter, at least where room is short

_Annotation = dict[str, Any]
_Rect = tuple[float, float, float, float]  # x0, top, x1, bottom


def field_letters(page: Page) -> list[Char]:
    """The values of the form fields of a page, as the letters people see there."""
    letters: list[Char] = []
    for annotation in _annotations(page, {"Widget"}):
        text = _value(annotation)
        rect = _rect(page, annotation)
        if text and rect is not None:
            letters.extend(_set(text, rect, annotation))
    return letters


def notes(page: Page) -> list[Margin]:
    """The notes on a page, in their order in the file."""
    margins: list[Margin] = []
    for annotation in _annotations(page, _NOTES.keys()):
        lines = (" ".join(line.split()) for line in _text(annotation.get("Contents")).splitlines())
        blocks = [Paragraph([Run(line)], Place(0, page.page_number)) for line in lines if line]
        if blocks:
            margins.append(Margin(_NOTES[_name(annotation.get("Subtype"))], [*blocks]))
    return margins


def _annotations(page: Page, kinds: Any) -> Iterator[_Annotation]:
    """The annotations of some kinds that are shown; what is damaged is passed over."""
    found = _resolved(page.page_obj.annots)
    for each in islice(found if isinstance(found, list) else [], MAX_ANNOTATIONS):
        annotation = _resolved(each)
        if not isinstance(annotation, dict) or _whole(annotation.get("F")) & _NOT_SHOWN:
            continue
        if _name(annotation.get("Subtype")) in kinds:
            yield annotation


def _resolved(value: Any) -> Any:
    """What a reference leads to; None when that is damaged."""
    try:
        return resolve1(value)
    except (PDFException, PSException, ValueError, TypeError, KeyError):
        return None


def _name(value: Any) -> str:
    value = _resolved(value)
    return "" if value is None else str(literal_name(value))


def _whole(value: Any) -> int:
    value = _resolved(value)
    return value if isinstance(value, int) else 0


def _text(value: Any) -> str:
    """A text of the file, whichever of its encodings it is in."""
    value = _resolved(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if not isinstance(value, bytes):
        return ""
    value = value[: 4 * MAX_LETTERS]
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        if value.startswith(mark):
            return _UNSEEN.sub("", value[len(mark) :].decode(encoding, "replace"))[:MAX_LETTERS]
    return _UNSEEN.sub("", decode_text(value))[:MAX_LETTERS]


def _inherited(field: _Annotation, key: str) -> Any:
    """What a field or one of those it belongs to says."""
    for _ in range(_ANCESTORS):
        if key in field:
            return _resolved(field[key])
        field = _resolved(field.get("Parent"))
        if not isinstance(field, dict):
            break
    return None


def _value(field: _Annotation) -> str:
    """What a field shows: its text, the entries chosen, whether a box is ticked; empty for buttons and passwords."""
    kind, flags = _name(_inherited(field, "FT")), _whole(_inherited(field, "Ff"))
    value = _inherited(field, "V")
    if kind == "Tx" and not flags & _PASSWORD:
        return _text(value)
    if kind == "Btn" and not flags & _PUSH_BUTTON:
        state = _name(field.get("AS")) if "AS" in field else _name(value)
        return "☐" if state in {"", "Off"} else "☒"
    if kind == "Ch":
        labels = _labels(_inherited(field, "Opt"))
        chosen = [_text(each) for each in (value if isinstance(value, list) else [value])]
        return "\n".join(labels.get(each, each) for each in chosen if each)
    return ""


def _labels(options: Any) -> dict[str, str]:
    """The words shown for the values of a list, where they differ."""
    labels: dict[str, str] = {}
    for option in islice(options if isinstance(options, list) else [], MAX_ANNOTATIONS):
        pair = _resolved(option)
        if isinstance(pair, list) and len(pair) == 2:
            labels[_text(pair[0])] = _text(pair[1])
    return labels


def _rect(page: Page, annotation: _Annotation) -> _Rect | None:
    """Where an annotation stands on the page as it is turned; None when it says no place."""
    rect = _resolved(annotation.get("Rect"))
    numbers = [_resolved(each) for each in rect] if isinstance(rect, list) else []
    if len(numbers) != 4 or not all(isinstance(each, int | float) for each in numbers):
        return None
    x0, y0, x1, y1 = page.page_obj.mediabox
    turn = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}
    matrix = turn.get(page.page_obj.rotate, (1, 0, 0, 1, -x0, -y0))
    corners = [page.point2coord(apply_matrix_pt(matrix, (numbers[at], numbers[at + 1]))) for at in (0, 2)]
    (left, right), (top, bottom) = (sorted(map(float, each)) for each in zip(*corners, strict=True))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _set(text: str, rect: _Rect, field: _Annotation) -> Iterator[Char]:
    """Set a value in the frame of its field: from the top where it may have several lines, else in the middle."""
    left, top, right, bottom = rect
    asked = _SIZE.search(_text(_inherited(field, "DA")))
    size = float(asked[1]) if asked and asked[1].count(".") < 2 and asked[1] != "." else 0.0
    size = min(size or 10.0, bottom - top)
    lines = [line for line in text.splitlines() if line.strip()]
    if _whole(_inherited(field, "Ff")) & _MULTILINE:
        columns = max(int((right - left - 2 * _PADDING) / (_WIDE * size)), 1)
        lines = [part for line in lines for part in textwrap.wrap(line, columns)]
    step = min(1.2 * size, (bottom - top) / max(len(lines), 1))
    first = (top + bottom - step * len(lines)) / 2 if len(lines) == 1 else top
    for number, line in enumerate(lines):
        room = max(right - left - 2 * _PADDING, 1.0) / len(line)
        width = min(_WIDE * size, room)
        letter_size = min(size, step, width / _NARROW)
        yield from _letters(line, left + _PADDING, first + step * number + (step + letter_size) / 2, width, letter_size)


def _letters(line: str, x: float, bottom: float, width: float, size: float) -> Iterator[Char]:
    for at, letter in enumerate(line):
        yield {
            "text": letter, "x0": x + at * width, "x1": x + (at + 1) * width, "top": bottom - size, "bottom": bottom,
            "size": size, "upright": True, "fontname": "Helvetica", "non_stroking_color": None,
        }  # fmt: skip
