"""What a list says beside what the directory keeps: who is new, who is known, what would be added, what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from jalon.network.importing.gathering import Gathered, Wanted, gather
from jalon.network.importing.rows import Entry
from jalon.network.importing.values import phones_in
from jalon.network.rules.duplicates import Named, likely_duplicates
from jalon.network.rules.names import key_of
from jalon.network.rules.regions import NamedRegion, region_said
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import PartyKind, classify_party

FIELDS: Final = ("sigle", "email", "phone", "address", "website", "region", "language")
SURE: Final = 0.95  # from there a name is taken for the one known, unless a person says no
SAME_EMAIL: Final = "same_email"
_OF_PEOPLE: Final = frozenset({PartyKind.PERSON, PartyKind.UNKNOWN})


class Act(StrEnum):
    """What is done of somebody whom a list names."""

    CREATE = "create"
    FILL = "fill"  # somebody known gets what she lacks
    REPLACE = "replace"  # and what the list says otherwise
    APART = "apart"  # somebody new, though alike
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the directory, under all the names she goes by; `fields` as the list would say them."""

    id: int
    kind: str
    names: tuple[str, ...]
    fields: Mapping[str, str]
    notes: str

    @property
    def name(self) -> str:
        """The one shown."""
        return self.names[0]


@dataclass(slots=True)
class Fate:
    """What becomes of somebody: who she likely is (`why`, as a code), what she would get, what differs."""

    wanted: Wanted
    act: Act = Act.CREATE
    known: Known | None = None
    why: str = ""
    sure: bool = True
    fills: dict[str, str] = field(default_factory=dict)
    differs: dict[str, tuple[str, str]] = field(default_factory=dict)  # field: (as kept, as the list says)
    notes: list[str] = field(default_factory=list)  # to be added

    @property
    def same_name(self) -> bool:
        """Whether she goes by this very name: then she cannot be made a second time."""
        return self.known is not None and self.wanted.key in {key_of(name) for name in self.known.names}

    @property
    def choices(self) -> list[Act]:
        """What a person may choose of her."""
        if self.known is None:
            return [Act.CREATE, Act.LEAVE]
        first = [Act.FILL, *([Act.REPLACE] if self.differs else [])]
        return [*first, *([] if self.same_name else [Act.APART]), Act.LEAVE]

    @property
    def written(self) -> dict[str, str]:
        """The fields that would be written."""
        if self.act is Act.LEAVE:
            return {}
        more = {name: said for name, (_kept, said) in self.differs.items()} if self.act is Act.REPLACE else {}
        return self.fills | more


@dataclass(slots=True)
class Comparison:
    """A whole list beside the directory. `left` are the rows that a person put aside."""

    entries: list[Entry]
    said: Gathered
    fates: dict[str, Fate]
    left: Collection[int]
    mark: str  # changes when the directory does: what was seen is what is done

    def fates_of(self, entry: Entry) -> list[Fate]:
        """Those whom a row names."""
        keys = dict.fromkeys(key_of(one.name) for one in entry.everybody)
        return [self.fates[key] for key in keys if key in self.fates]


def compare(
    entries: Sequence[Entry],
    known: Sequence[Known],
    regions: Iterable[NamedRegion],
    *,
    region_word: Callable[[NamedRegion], str],
    decided: Mapping[str, str],
    left: Collection[int] = (),
    own: Iterable[str] = (),
) -> Comparison:
    """A list beside the directory. `decided` are the acts a person chose, by key of the names; `own` is the network's.

    A region that cannot be told goes to the notes, and the rows that say it get the problem "unknown_region".
    """
    taken = [entry for entry in entries if entry.row not in left]
    said = gather(taken)
    matches = _matches(said.parties.values(), known, own)
    listed = list(regions)
    fates: dict[str, Fate] = {}
    for key, wanted in said.parties.items():
        unknown = _tell_region(wanted, listed, region_word)
        for entry in taken if unknown else ():
            if entry.row in wanted.rows:
                entry.problems.append(("unknown_region", unknown))
        fate = fates[key] = Fate(wanted, *_first_act(matches.get(key)))
        _weigh(fate)
        if (chosen := decided.get(key, "")) in fate.choices:
            fate.act = Act(chosen)
        if fate.act in {Act.CREATE, Act.APART}:
            fate.fills, fate.differs, fate.notes = dict(wanted.fields), {}, list(wanted.notes)
    mark = hashlib.sha256(repr(known).encode()).hexdigest()[:20]
    return Comparison(list(entries), said, fates, left, mark)


def _first_act(match: tuple[Known, str, bool] | None) -> tuple[Act, Known | None, str, bool]:
    if match is None:
        return Act.CREATE, None, "", True
    return Act.FILL if match[2] else Act.APART, *match


def _matches(
    wanted: Iterable[Wanted], known: Sequence[Known], own: Iterable[str]
) -> dict[str, tuple[Known, str, bool]]:
    """Who each is likely: the very name first, then the same address, then what names share."""
    several = list(wanted)
    by_name = {key_of(name): one for one in reversed(known) for name in one.names}
    by_email = {one.fields["email"].casefold(): one for one in reversed(known) if one.fields.get("email")}
    found: dict[str, tuple[Known, str, bool]] = {}
    for one in several:
        if same := by_name.get(one.key):
            found[one.key] = (same, "same_name", True)
        elif (same := by_email.get(one.fields.get("email", "").casefold())) and _may_be(one, same):
            found[one.key] = (same, SAME_EMAIL, one.person and same.kind == PartyKind.PERSON)
    rest = [one for one in several if one.key not in found]
    for one, other, why, sure in _alike(rest, known, own):
        found.setdefault(one.key, (other, why, sure))
    return found


def _alike(
    wanted: Sequence[Wanted], known: Sequence[Known], own: Iterable[str]
) -> Iterable[tuple[Wanted, Known, str, bool]]:
    if not wanted:
        return
    ids = {one.id: one for one in known}
    named = [Named(one.id, one.names, one.kind, one.fields.get("sigle", "")) for one in known]
    named += [
        Named(-at, (one.name,), kind_of(one), one.fields.get("sigle", "")) for at, one in enumerate(wanted, start=1)
    ]
    for pair in likely_duplicates(named, own=own):
        if pair.first < 0 < pair.second and _may_be(wanted[-pair.first - 1], ids[pair.second]):
            yield wanted[-pair.first - 1], ids[pair.second], pair.why.value, pair.certainty >= SURE


def _may_be(wanted: Wanted, known: Known) -> bool:
    """A person is no organisation."""
    return known.kind in _OF_PEOPLE if wanted.person else known.kind != PartyKind.PERSON


def kind_of(wanted: Wanted) -> str:
    """What somebody new is: a person, or what the words of the name say an organisation is."""
    if wanted.person:
        return PartyKind.PERSON.value
    kind = classify_party(wanted.name)
    return (PartyKind.ORGANISATION if kind in _OF_PEOPLE else kind).value


def _tell_region(wanted: Wanted, regions: Sequence[NamedRegion], region_word: Callable[[NamedRegion], str]) -> str:
    """The region as the network calls it; what names none, which becomes a note."""
    said = wanted.fields.pop("region", "")
    if not said:
        return ""
    if region := region_said(said, regions):
        wanted.fields["region"] = region_word(region)
        return ""
    wanted.notes.append(wanted.region_note or said)
    return said


def _weigh(fate: Fate) -> None:
    """What somebody known would get, and what she has otherwise."""
    if fate.known is None:
        return
    for name in FIELDS:
        said, kept = fate.wanted.fields.get(name, ""), fate.known.fields.get(name, "")
        if said and not kept:
            fate.fills[name] = said
        elif said and _plain(name, said) != _plain(name, kept):
            fate.differs[name] = (kept, said)
    kept_notes = _as_noted(fate.known.notes)
    fate.notes = [note for note in fate.wanted.notes if _as_noted(note) not in kept_notes]


def _as_noted(words: str) -> str:
    """Notes to compare, whatever space the language they were kept in puts before a colon."""
    return fold(squeeze(words)).replace(" :", ":")


def _plain(name: str, value: str) -> str:
    if name == "phone":
        return " ".join(phones_in(value)) or value
    plain = fold(squeeze(value))
    return plain.rstrip("/").removeprefix("https://").removeprefix("http://") if name == "website" else plain
