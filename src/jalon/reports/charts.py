"""The chart of a bilan as SVG: how far each axis has come, and had come at the last bilan. Its table says the same."""

from __future__ import annotations

from html import escape
from typing import Final

from django.utils.translation import gettext as _

from jalon.documents.writers.characters import clean
from jalon.documents.writers.house import Picture
from jalon.reports.model import Share, Summary
from jalon.reports.wording import percent_of

WIDTH: Final = 720  # of the drawing, in its own units
LABEL: Final = 300  # of the names
BAR: Final = 340
ROW: Final = 30
THICK: Final = 14
SIZE: Final = 13  # of the letters
FACE: Final = "Liberation Sans, DejaVu Sans, Arial, sans-serif"
ROOM: Final = 14  # between a name and its bar, and at the edge
# In sizes of the letters; others are taken for ordinary ones.
_WIDTHS: Final = (
    dict.fromkeys(" .,:;!'’|iIjl()[]", 0.33) | dict.fromkeys('frt-/"«»', 0.42) | dict.fromkeys("mwMW—…%@", 1.0)
)
INK: Final = "#1f7a8c"  # read on white and on dark paper, in grey too


def chart_of(summary: Summary) -> Picture | None:
    """The drawing; None when there is nothing to compare. Call it in the language of the bilan."""
    shares = [share for share in summary.shares if share.progress.percent is not None]
    if len(shares) < 2:
        return None
    height = ROW * len(shares) + (ROW if any(share.before is not None for share in shares) else 0)
    rows = "".join(_row(share, ROW * at) for at, share in enumerate(shares))
    note = _legend(ROW * len(shares)) if height > ROW * len(shares) else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="{FACE}" font-size="{SIZE}" fill="currentColor">{rows}{note}</svg>'
    )
    return Picture(svg, _("Progress by axis") + _(": ") + "; ".join(map(_words, shares)), width=0.75)


def _name(share: Share) -> str:
    return clean(share.name or _("Whole plan")).replace("\n", " ")


def _words(share: Share) -> str:
    said = f"{_name(share)}, {percent_of(share.progress.percent)}"
    if share.before is None:
        return said
    return f"{said} ({_('%(percent)s in the previous report') % {'percent': percent_of(share.before)}})"


def _row(share: Share, top: int) -> str:
    name, percent = _name(share), float(share.progress.percent or 0)
    short = _fitted(name, bold=share.identity is None)
    middle, bar = top + ROW / 2, top + (ROW - THICK) / 2
    weight = ' font-weight="700"' if share.identity is None else ""
    mark = "" if share.before is None else _mark(LABEL + BAR * float(share.before) / 100, bar)
    return (
        f'<text x="{LABEL - 10}" y="{middle + 4.5:g}" text-anchor="end"{weight}>{escape(short)}</text>'
        f'<rect x="{LABEL}" y="{bar:g}" width="{BAR}" height="{THICK}" fill-opacity="0.14"/>'
        f'<rect x="{LABEL}" y="{bar:g}" width="{BAR * percent / 100:g}" height="{THICK}" fill="{INK}"/>{mark}'
        f'<text x="{LABEL + BAR + 10}" y="{middle + 4.5:g}"{weight}>{escape(percent_of(percent))}</text>'
    )


def _fitted(name: str, *, bold: bool) -> str:
    """A name in the room it has; the table says a longer one whole."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        short = " ".join(words[:count])
        short = short if count == len(words) else short.rstrip(",;: ") + "…"
        if _wide(short, bold=bold) <= LABEL - ROOM:
            return short
    letters = next(n for n in range(len(words[0]), -1, -1) if _wide(words[0][:n] + "…", bold=bold) <= LABEL - ROOM)
    return words[0][:letters] + "…"


def _wide(text: str, *, bold: bool) -> float:
    """How wide a text is at the most: faces differ from one machine to another."""
    widths = (_WIDTHS.get(letter) or (0.75 if letter.isupper() else 0.59) for letter in text)
    return sum(widths) * SIZE * (1.08 if bold else 1.0)


def _mark(x: float, bar: float) -> str:
    """Where it was at the last bilan."""
    return f'<rect x="{x - 1.5:g}" y="{bar - 3:g}" width="3" height="{THICK + 6}"/>'


def _legend(top: int) -> str:
    words = escape(_("Previous report"))
    return (
        f'{_mark(LABEL + 2, top + (ROW - THICK) / 2)}<text x="{LABEL + 14}" y="{top + ROW / 2 + 4.5:g}">{words}</text>'
    )
