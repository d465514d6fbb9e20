"""The rows of a list together: each organisation and person once, who is tied to whom, who is a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jalon.network.importing.rows import Entry, Said
from jalon.network.rules.names import key_of
from jalon.phrases.folding import fold, squeeze


@dataclass(slots=True)
class Wanted:
    """Somebody whom rows name: what they say together. Where two rows differ, the later words are notes."""

    key: str
    name: str
    person: bool
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    region_note: str = ""


@dataclass(slots=True)
class TieSaid:
    """A person and the organisation of her row. `first`: no row named somebody of it before."""

    party: str
    organisation: str
    post: str
    speaks: bool
    first: bool
    row: int


@dataclass(slots=True)
class MemberSaid:
    """What rows say of a membership."""

    party: str
    category: str
    since: date | None
    until: date | None
    paid_on: date | None
    row: int


@dataclass(slots=True)
class Gathered:
    """All that the rows taken say, by key of the names."""

    parties: dict[str, Wanted] = field(default_factory=dict)
    ties: dict[tuple[str, str], TieSaid] = field(default_factory=dict)
    members: dict[str, MemberSaid] = field(default_factory=dict)


def gather(entries: Iterable[Entry]) -> Gathered:
    """What rows say together; those that name nobody say nothing."""
    found = Gathered()
    for entry in entries:
        if entry.refused:
            continue
        keys = [_take(found, said, entry.row) for said in entry.everybody]
        if entry.organisation:
            for said, key in zip(entry.people, keys[1:], strict=True):
                _tie(found, keys[0], key, said, entry)
        else:
            for said, key in zip(entry.people, keys, strict=True):
                if said.post:
                    _note(found.parties[key], said.post)
        _member(found, keys[0], entry)
    return found


def _take(found: Gathered, said: Said, row: int) -> str:
    key = key_of(said.name)
    wanted = found.parties.setdefault(key, Wanted(key, said.name, said.person))
    wanted.rows += [row] if row not in wanted.rows else []
    for name, value in said.fields.items():
        kept = wanted.fields.setdefault(name, value)
        if fold(squeeze(kept)) != fold(squeeze(value)):
            _note(wanted, value)
    wanted.region_note = wanted.region_note or said.region_note
    for note in said.notes:
        _note(wanted, note)
    return key


def _note(wanted: Wanted, words: str) -> None:
    if words and words not in wanted.notes:
        wanted.notes.append(words)


def _tie(found: Gathered, organisation: str, party: str, said: Said, entry: Entry) -> None:
    if organisation == party:
        _note(found.parties[party], said.post)
        return
    first = not any(of == organisation for _one, of in found.ties)
    tie = TieSaid(party, organisation, said.post, entry.speaks, first, entry.row)
    kept = found.ties.setdefault((party, organisation), tie)
    if not kept.post:
        kept.post = said.post
    elif said.post and fold(said.post) != fold(kept.post):
        _note(found.parties[party], said.post)


def _member(found: Gathered, key: str, entry: Entry) -> None:
    if not (entry.category or entry.since or entry.until or entry.paid_on):
        return
    said = MemberSaid(key, entry.category, entry.since, entry.until, entry.paid_on, entry.row)
    kept = found.members.setdefault(key, said)
    for name in ("category", "since", "until", "paid_on"):
        value = getattr(said, name)
        if not getattr(kept, name):
            setattr(kept, name, value)
        elif value and value != getattr(kept, name):
            _note(found.parties[key], value if isinstance(value, str) else value.isoformat())
