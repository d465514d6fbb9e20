"""What each column of JSON holds, in one place: whoever writes one says here what those who read it may count on.

A column that is not here cannot be put back (see `tests/exchange/test_columns.py`): say its shape when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jalon.accounts.roles import Audience
from jalon.exchange.references import CHANGED, INSIDE, refers
from jalon.exchange.shapes import (
    Shape,
    either,
    flag,
    from_to,
    iso_day,
    like,
    many,
    maybe,
    nested,
    number,
    one_number_of,
    one_of,
    pair,
    record,
    table,
    text,
    whole,
    words_of,
)
from jalon.plans.choices import LEVELS, Status
from jalon.plans.rules.public import Reader, Shown
from jalon.recognition.choices import READING_NAMES
from jalon.recognition.vocabulary.columns import ROLES
from jalon.reports.choices import ResultPlace
from jalon.reports.model import Column, Paragraph

MOST_DAYS: Final = 3_660
_STATUSES: Final = {one.value for one in Status}
_NAME: Final = like(r"[^\x00-\x1f]{0,1000}")

PLACE: Final = record({}, dict.fromkeys(("page", "block", "row", "column"), maybe(whole)))
DOUBT: Final = record({"code": text}, {"values": table(either(text, number, many(text)))})
REMARK: Final = record({"text": text}, {"role": text, "why": text, "source": PLACE, "id": text})
OBJECTIVE: Final = record({"text": text}, {"number": maybe(text)})
LAYOUT: Final = record(
    {}, {"columns": many(record({"role": text}, {"heading": maybe(text)})), "highlight_means": maybe(text)}
)
PARTS: Final = table(number)
COUNT: Final = record({"value": number}, {"what": maybe(text)})
RULE: Final = like(
    r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;(INTERVAL=[1-9]\d{0,2}|BYMONTH=\d{1,2}(,\d{1,2})*"
    r"|BYMONTHDAY=-?\d{1,2}(,-?\d{1,2})*|BYDAY=[+-]?\d?[A-Z]{2}(,[+-]?\d?[A-Z]{2})*))*"
)
RECURRENCE: Final = record(
    {},
    {
        "at_least": maybe(whole),
        "at_most": maybe(whole),
        "per": maybe(like(r"P[1-9]\d{0,2}[YMWD]")),
        "what": maybe(text),
        "rrule": maybe(RULE),
    },
)
WHEN: Final = record(
    {},
    {
        "text": text,
        "kind": many(text),
        "edtf": maybe(text),
        "earliest": maybe(iso_day),
        "latest": maybe(iso_day),
        "occurrences": many(text),
        "recurrence": maybe(RECURRENCE),
        "trigger": maybe(text),
        "status": maybe(text),
        "rest": maybe(text),
        "doubts": many(text),
    },
)
PROGRESS: Final = record(
    {},
    {
        "text": text,
        "status": maybe(text),
        "percent": maybe(number),
        "parts": PARTS,
        "exceptions": many(text),
        "counts": many(COUNT),
        "date": maybe(text),
        "note": maybe(text),
    },
)

_NODE_LISTS: Final = dict.fromkeys(("leads", "inherited_leads", "expected_results"), many(text))


def _node(below: Shape) -> Shape:
    needed: dict[str, Shape] = {"level": one_of(LEVELS), "text": text, "children": many(below)}
    needed |= _NODE_LISTS
    others: dict[str, Shape] = dict.fromkeys(("number", "schedule", "results", "id"), maybe(text))
    others |= {"when": maybe(WHEN), "progress": maybe(PROGRESS), "status": maybe(one_of(_STATUSES))}
    others |= {"highlighted": flag, "extra": table(text), "source": PLACE, "sources": table(PLACE)}
    return record(needed, others | {"doubts": many(DOUBT)})


_SHEET: Final = record(
    {"title": text},
    dict.fromkeys(
        ("carrier", "territory", "region", "public", "aim", "interest", "difficulty", "url", "text"), maybe(text)
    )
    | {"source": PLACE},
)
PROPOSAL: Final = record(
    {"kind": text, "nodes": many(nested(_node)), "layout": LAYOUT},
    {
        **dict.fromkeys(("title", "organisation", "period", "updated_on", "language", "reading"), maybe(text)),
        "confidence": number,
        "doubts": many(record({"code": text}, {"values": table(either(text, number, many(text))), "source": PLACE})),
        "readings": many(record({}, {"what": text, "counts": table(number), "score": number})),
        "acronyms": table(text),
        "general_objectives": many(OBJECTIVE),
        "practices": many(_SHEET),
        "needs": many(text),
        "recommendations": many(record({"items": many(text)}, {"theme": maybe(text), "number": maybe(text)})),
        "contributions": many(record({}, dict.fromkeys(("region", "group", "title", "facilitator"), maybe(text)))),
        **dict.fromkeys(("notes", "unplaced", "ignored"), many(REMARK)),
        "discarded": many(record({}, {"node": maybe(nested(_node)), "text": maybe(REMARK)})),
    },
)

_RUN: Final = record(
    {"text": text},
    dict.fromkeys(("bold", "italic", "strike"), flag) | dict.fromkeys(("color", "background", "link"), maybe(text)),
)
_BLOCK_PLACE: Final = record({"block": whole}, dict.fromkeys(("page", "row", "column"), maybe(whole)))
_CELL_PLACE: Final = record(dict.fromkeys(("block", "row", "column"), whole), {"page": maybe(whole)})
_SPAN: Final = from_to(1, 1_048_576)


def _block(inside: Shape) -> Shape:
    cell = record(
        {"place": _CELL_PLACE, "blocks": many(inside)},
        {"row_span": _SPAN, "col_span": _SPAN, "header": flag, "background": maybe(text)},
    )
    return either(
        record(
            {"type": one_of({"table"}), "place": _BLOCK_PLACE, "columns": whole, "rows": many(many(cell))},
            {"caption": maybe(text), "header_rows": whole, "pages": many(maybe(whole))},
        ),
        record({"type": one_of({"image"}), "place": _BLOCK_PLACE, "alt": text}),
        record(
            {"type": one_of({"paragraph", "heading", "list"}), "place": _BLOCK_PLACE, "runs": many(_RUN)},
            {"marker": text, "level": whole, "indent": number, "gap": whole, "align": maybe(text), "ordered": flag},
        ),
    )


_BLOCKS: Final = many(nested(_block))
DOCUMENT: Final = record(
    {"blocks": _BLOCKS},
    {
        "format": text,
        "pages": maybe(whole),
        "margins": many(record({"kind": text, "blocks": _BLOCKS})),
        "identities": many(record({"place": PLACE, "identity": text})),
    },
)

# A value of history or of an amendment: words, a number, a list of words, or an object of these (a place, a line).
_PLAIN: Final = maybe(either(text, number, flag))
_LIST: Final = many(either(_PLAIN, record({"text": maybe(text)}, {"number": maybe(text)})))


def _naming(shape: Shape) -> Shape:
    """An object whose names are free, and those of a key say one."""
    names = table(shape)
    return lambda value: names(value) and all(refers(value[name]) for name in INSIDE if name in value)


_VALUE: Final = either(_PLAIN, _LIST, _naming(either(_PLAIN, _LIST, _naming(either(_PLAIN, _LIST, _naming(_PLAIN))))))
_MOVE: Final = record({"parent": maybe(whole), "position": whole})
# Values of history that stand for a word: whoever shows them knows no other.
_SAID: Final[Mapping[str, Shape]] = {
    "visibility": maybe(one_number_of({one.value for one in Audience})),
    "status": maybe(one_of({"", *_STATUSES})),
    "left_out": maybe(many(one_of(_STATUSES))),
    "percent": maybe(either(number, like(r"\d{1,3}(\.\d{1,2})?"))),
    **dict.fromkeys(("adopted_on", "closed_on", "updated_on", "outcome"), maybe(text)),
}
# Those that are columns of a plan or of an item as they were.
_COPIED: Final[Mapping[str, Shape]] = {"when": maybe(WHEN), "layout": LAYOUT, "acronyms": table(text)}


def _history(value: Any) -> bool:
    """What an entry of history changed: [before, after] by name."""
    pairs = table(pair(lambda _anything: True))(value)
    known = {**dict.fromkeys(CHANGED, refers), **_SAID}
    return pairs and all(
        pair(_COPIED.get(name, _VALUE))(both) and (name not in known or pair(known[name])(both))
        for name, both in value.items()
    )


def _change(value: Any) -> bool:
    """What an amendment changes."""
    words = either(maybe(text), many(text))
    said = _MOVE if isinstance(value, dict) and value.get("verb") == "moved" else words
    verb = one_of({"changed", "added", "removed", "moved"})
    needed: dict[str, Shape] = {"item": maybe(whole), "verb": verb, "before": said, "after": said}
    others: dict[str, Shape] = {"field": text, "where": text, "parent": maybe(whole), "kind": one_of(LEVELS)}
    return record(needed, others)(value)


_UUID: Final = like(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMES: Final = ("node", "number", "text", "schedule")


def _printed_line(below: Shape) -> Shape:
    source = record({"on": maybe(iso_day), "who": text, "channel": text, "files": many(text)})
    return record(
        {
            **dict.fromkeys(_NAMES, text),
            **dict.fromkeys(("earliest", "latest"), maybe(iso_day)),
            **dict.fromkeys(("expected_results", "leads", "results"), many(text)),
            **dict.fromkeys(("highlighted", "unplanned", "late", "from_document"), flag),
            **dict.fromkeys(("extra", "cells"), table(text)),
            "identity": _UUID,
            "kind": one_of(LEVELS),
            "status": one_of({"", *_STATUSES}),
            "percent": maybe(number),
            "carried": text,
            "sources": many(source),
            "children": many(below),
        },
        {"stated": text},
    )


_CHOICES: Final = record(
    {
        "as_of": iso_day,
        "since": maybe(iso_day),
        "reader": one_of({one.value for one in Reader}),
        "axes": maybe(many(_UUID)),
        "columns": maybe(many(text)),
        **dict.fromkeys(("notes", "names"), maybe(flag)),
        "summary": flag,
        "place": one_of({one.value for one in ResultPlace}),
    }
)
_SHARE: Final = record(
    {
        "identity": maybe(_UUID),
        "name": text,
        **dict.fromkeys(("percent", "before"), maybe(number)),
        **dict.fromkeys(("counted", "left_out"), whole),
        "statuses": table(whole, one_of({"", *_STATUSES})),
    }
)
_PRINTED_LINES: Final = many(nested(_printed_line))
PRINTED: Final = record(
    {
        **dict.fromkeys(("title", "organisation", "language", "period"), text),
        "made": iso_day,
        "highlights": flag,
        "choices": _CHOICES,
        "columns": many(words_of(Column)),
        "lines": _PRINTED_LINES,
        "unplanned": many(record({"axis": maybe(_UUID), "lines": _PRINTED_LINES})),
        "paragraphs": many(words_of(Paragraph)),
        "shares": many(_SHARE),
        "acronyms": table(text),
    }
)

TAUGHT: Final = record(
    {},
    {
        "role": one_of(ROLES),
        "reading": one_of(READING_NAMES),
        "header_row": from_to(0, 1_048_576),
        **dict.fromkeys(("line", "name"), text),
        "status": one_of(_STATUSES),
    },
)

COLUMNS: Final[Mapping[str, Shape]] = {
    "network.Network.seasons": table(pair(from_to(1, 12)), one_of({"21", "22", "23", "24"})),
    "network.Network.words": table(text),
    "network.MembershipRule.categories": many(text),
    "library.Reading.document": DOCUMENT,
    "library.Reading.proposal": PROPOSAL,
    "plans.Plan.layout": LAYOUT,
    "plans.Plan.general_objectives": many(OBJECTIVE),
    "plans.Plan.acronyms": table(text),
    "plans.Plan.notes": many(REMARK),
    "plans.Plan.left_out": many(one_of(_STATUSES)),
    "plans.Plan.public_shows": many(one_of({one.value for one in Shown})),
    "plans.PlanItem.when": WHEN,
    "plans.PlanItem.schedule_kinds": many(text),
    "plans.PlanItem.progress": PROGRESS,
    "plans.PlanItem.extra": table(text),
    "plans.PlanItem.source": PLACE,
    "plans.PlanItem.sources": table(PLACE),
    "plans.PlanItem.doubts": many(DOUBT),
    "plans.ProgressReport.parts": PARTS,
    "plans.ProgressReport.counts": many(COUNT),
    "plans.ProgressReport.links": many(like(r"https?://\S+")),
    "plans.Amendment.changes": many(_change),
    "plans.Taught.says": TAUGHT,
    "plans.Rhythm.late": many(from_to(0, MOST_DAYS)),
    "membership.Ask.reminders": many(from_to(1, MOST_DAYS)),
    "reports.PrintedBilan.data": PRINTED,
    "mailings.Message.headers": table(_NAME, like(r"[!-9;-~]{1,100}")),
    "history.Entry.changes": _history,
}


def holds(label: str, name: str, value: Any) -> bool:
    """Whether a column of JSON holds what its readers count on; False for one that nobody described."""
    shape = COLUMNS.get(f"{label}.{name}")
    return shape is not None and shape(value)
