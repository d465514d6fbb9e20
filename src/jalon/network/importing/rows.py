"""A row of a list whose columns are told: whom it names, what it says of them, and what has no field of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jalon.network.importing.groups import organisations_above
from jalon.network.importing.roles import Role, role_of_heading
from jalon.network.importing.tables import Sheet
from jalon.network.importing.values import (
    Found,
    days_come_first,
    is_nobody,
    read_day,
    read_emails,
    read_language,
    read_people,
    read_phones,
    read_websites,
)
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import split_parties
from jalon.wording.figures import labelled

LIMITS: Final = {"name": 300, "sigle": 30, "email": 254, "phone": 40, "website": 300, "post": 200, "category": 100}
_DATES: Final = (Role.SINCE, Role.UNTIL, Role.PAID_ON)
_JOINERS: Final = frozenset({"et", "and", "mailto", "http", "https", "www"})


@dataclass(slots=True)
class Said:
    """Somebody as a row says: `fields` by name of a Party's, the region as written; `notes`, a line each."""

    name: str
    person: bool
    post: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    region_note: str = ""  # the region under its heading, for the notes when the network knows no such region


@dataclass(slots=True)
class Entry:
    """What a row says. `row` is its rank in the list; `problems` are codes with the words they are about.

    Codes: nobody (no name: the row cannot be taken), title (a line across the list), unread_date, ends_before,
    unread_email. Days and category are of the organisation, or of the people of a row without one.
    """

    row: int
    organisation: Said | None = None
    people: list[Said] = field(default_factory=list)
    category: str = ""
    since: date | None = None
    until: date | None = None
    paid_on: date | None = None
    speaks: bool = False  # the people are said to represent the organisation
    loose: list[str] = field(default_factory=list)  # what a row that names nobody says
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def owner(self) -> Said | None:
        """Whom the row is about first."""
        return self.organisation or (self.people[0] if self.people else None)

    @property
    def everybody(self) -> list[Said]:
        """All whom it names."""
        return [*([self.organisation] if self.organisation else []), *self.people]

    @property
    def refused(self) -> bool:
        """Whether nothing can be taken of it."""
        return self.owner is None or any(code == "title" for code, _words in self.problems)


def read_rows(sheet: Sheet, header: int, roles: Sequence[Role], *, language: str) -> list[Entry]:
    """Every row below the headings; notes are written as in `language`."""
    headings = sheet.rows[header] if 0 <= header < len(sheet.rows) else []
    body = [(at, row) for at, row in enumerate(sheet.rows) if at > header]
    orders = {
        at: days_come_first(row[at] for _row, row in body if at < len(row))
        for at, role in enumerate(roles)
        if role in _DATES
    }
    above = organisations_above(body, roles, sheet.titles)
    return [
        _Reading(
            at, row, headings, roles, orders, title=at in sheet.titles, above=above.get(at, ""), language=language
        ).read()
        for at, row in body
    ]


class _Reading:
    """One row being read."""

    def __init__(
        self,
        at: int,
        row: Sequence[str],
        headings: Sequence[str],
        roles: Sequence[Role],
        orders: Mapping[int, bool | None],
        *,
        title: bool,
        above: str,
        language: str,
    ) -> None:
        self.entry = Entry(at)
        self.cells = [(column, roles[column], cell) for column, cell in enumerate(row) if cell and column < len(roles)]
        self.headings, self.orders, self.title, self.above = headings, orders, title, above
        self.language = language
        self.notes: list[str] = []

    def read(self) -> Entry:
        if self.title:
            self.entry.loose = [cell for _column, _role, cell in self.cells]
            self.entry.problems.append(("title", " ".join(self.entry.loose)))
            return self.entry
        self._names()
        owner = self.entry.owner
        if owner is None:
            self.entry.loose = [cell for _column, role, cell in self.cells if role is not Role.NOTHING]
            self.entry.problems.append(("nobody", " · ".join(self.entry.loose)))
            return self.entry
        self._ways()
        self._place(owner)
        self._days()
        self._rest(self.entry.people[0] if self.above else owner)
        owner = self.entry.people[0] if self.above else owner
        owner.notes += [note for note in dict.fromkeys(self.notes) if note]
        return self.entry

    def _of(self, *roles: Role) -> list[tuple[int, str]]:
        return [(column, cell) for column, role, cell in self.cells if role in roles]

    def _first(self, role: Role) -> str:
        return next((squeeze(cell) for _column, cell in self._of(role)), "")

    def _note(self, column: int, cell: str) -> None:
        """Keep words as they stand, under their heading."""
        self.notes += self._headed(column, cell)

    def _headed(self, column: int, cell: str) -> list[str]:
        heading = squeeze(self.headings[column]) if column < len(self.headings) else ""
        bare = not heading or role_of_heading(heading) is Role.NOTES
        return cell.split("\n") if bare else [labelled(heading, squeeze(cell), self.language)]

    def _names(self) -> None:
        names = [squeeze(cell) for _column, cell in self._of(Role.ORGANISATION) if len(cell) <= LIMITS["name"]]
        if self.above:
            self.entry.organisation = Said(self.above, person=False)
        elif names and not is_nobody(names[0]):
            self.entry.organisation = Said(names[0], person=False)
        people = [name for _column, cell in self._of(Role.PERSON) for name in read_people(cell)]
        people += self._first_and_last()
        posts = self._posts(len(people))
        self.entry.people = [
            Said(name, person=True, post=post)
            for name, post in zip(dict.fromkeys(people), posts, strict=False)
            if re.search(r"\w", name) and len(name) <= LIMITS["name"]
        ]
        told = (self.headings[column] for column, _cell in self._of(Role.PERSON) if column < len(self.headings))
        self.entry.speaks = any(re.match(r"represent|delegu", fold(heading)) for heading in told)

    def _first_and_last(self) -> list[str]:
        firsts, lasts = self._first(Role.FIRST_NAME), self._first(Role.LAST_NAME)
        several = [[squeeze(one) for one in re.split(r"[;/&\n,]|\bet\b|\band\b", said) if one.strip()]
                   for said in ("\n".join(cell for _c, cell in self._of(role))
                                for role in (Role.FIRST_NAME, Role.LAST_NAME))]  # fmt: skip
        if len(several[0]) == len(several[1]) > 1:
            return [f"{first} {last}" for first, last in zip(*several, strict=True)]
        whole = squeeze(f"{firsts} {lasts}")
        return [] if not whole or is_nobody(whole) else [whole]

    def _posts(self, people: int) -> list[str]:
        said = [(column, cell) for column, cell in self._of(Role.POST) if len(cell) <= LIMITS["post"]]
        if not said:
            return [""] * max(people, 1)
        cell = said[0][1]
        parts = [squeeze(part) for part in cell.split("\n") if part.strip()]
        if people > 1 and len(parts) != people:
            parts = [squeeze(part) for part in split_parties(cell)]
        if people > 1 and len(parts) == people:
            return parts
        return [squeeze(cell), *[""] * (people - 1)]

    def _ways(self) -> None:
        """E-mail addresses, telephones and sites: to whom they are, the rest in the notes."""
        for roles, read, name in (
            ((Role.EMAIL, Role.PERSON_EMAIL), read_emails, "email"),
            ((Role.PHONE, Role.PERSON_PHONE), read_phones, "phone"),
        ):
            for own in roles:
                for column, cell in self._of(own):
                    found: Found = read(cell)
                    personal = bool(self.above) or own in {Role.PERSON_EMAIL, Role.PERSON_PHONE}
                    left = self._give(name, found.values, personal=personal)
                    if left or not found.whole or not found.values:
                        self._note(column, cell)
                    if not found.values and name == "email":
                        self.entry.problems.append(("unread_email", squeeze(cell)))
        for column, cell in self._of(Role.WEBSITE):
            found = read_websites(cell)
            owner = self.entry.owner
            if found.values and owner and "website" not in owner.fields and len(found.values[0]) <= LIMITS["website"]:
                owner.fields["website"] = found.values[0]
            if not found.whole or len(found.values) != 1 or (owner and owner.fields.get("website") != found.values[0]):
                self._note(column, cell)

    def _give(self, name: str, values: Sequence[str], *, personal: bool) -> list[str]:
        """Give each value to whom it is likely of; those that are of nobody."""
        organisation, people = self.entry.organisation, self.entry.people
        left: list[str] = []
        for at, value in enumerate(values):
            order = [one for one in people if name == "email" and _bears(value, one.name)]
            paired = people[at : at + 1] if len(values) == len(people) else []
            if personal or organisation is None:
                order += [*paired, *people, *([organisation] if organisation and not people else [])]
            else:
                order += [*(paired if len(people) > 1 else []), organisation, *people]
            taker = next((one for one in order if name not in one.fields), None)
            if taker is None or len(value) > LIMITS[name]:
                left.append(value)
            else:
                taker.fields[name] = value
        return left

    def _place(self, owner: Said) -> None:
        parts: list[str] = []
        for _column, cell in self._of(Role.ADDRESS, Role.CITY, Role.POSTAL_CODE):
            words = cell if "\n" in cell and not parts else squeeze(cell)
            if fold(words) not in fold(" ".join(parts)):
                parts.append(words)
        if parts:
            owner.fields["address"] = ", ".join(parts)
        for role, name in ((Role.SIGLE, "sigle"), (Role.REGION, "region")):
            if (said := self._first(role)) and len(said) <= LIMITS.get(name, 200):
                owner.fields[name] = said
        for column, cell in self._of(Role.REGION)[:1]:
            owner.region_note = " ".join(self._headed(column, cell))
        if code := read_language(self._first(Role.LANGUAGE)):
            owner.fields["language"] = code
        else:
            for column, cell in self._of(Role.LANGUAGE):
                self._note(column, cell)

    def _days(self) -> None:
        for role, name in ((Role.SINCE, "since"), (Role.UNTIL, "until"), (Role.PAID_ON, "paid_on")):
            for column, cell in self._of(role):
                day = read_day(cell, last=role is Role.UNTIL, day_first=self.orders[column])
                if day is None or getattr(self.entry, name):
                    self._note(column, cell)
                    self.entry.problems += [("unread_date", squeeze(cell))] if day is None else []
                else:
                    setattr(self.entry, name, day)
        entry = self.entry
        if entry.since and entry.until and entry.until < entry.since:
            entry.problems.append(("ends_before", ""))
            for column, cell in self._of(Role.SINCE, Role.UNTIL):
                self._note(column, cell)
            entry.since = entry.until = None
        category = self._first(Role.CATEGORY)
        if len(category) <= LIMITS["category"]:
            entry.category = category

    def _rest(self, owner: Said) -> None:
        """The notes; and any cell of which a word would be nowhere."""
        for column, cell in self._of(Role.NOTES):
            self._note(column, cell)
        kept = _words_in([self.entry.category, *self.notes, *owner.fields.values()])
        for one in self.entry.everybody:
            kept |= _words_in([one.name, one.post, *one.fields.values()])
        read = {*_DATES, Role.LANGUAGE, Role.PHONE, Role.PERSON_PHONE, Role.NOTES, Role.NOTHING}
        for column, role, cell in self.cells:
            if role not in read and not _words_in([cell]) - _JOINERS <= kept:
                self._note(column, cell)


def _words_in(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", fold(text))}


def _bears(email: str, name: str) -> bool:
    """Whether an address has a name of a person in what stands before its @."""
    local = fold(email.partition("@")[0])
    return any(part in local for part in re.findall(r"\w{3,}", fold(name)))
