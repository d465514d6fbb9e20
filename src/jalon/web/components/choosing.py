"""What a person chooses of a reading on the table itself: the row of headings, what a line is, what columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from jalon.phrases.status_words import Status
from jalon.plans.choices import LEVELS
from jalon.plans.proposals.tables import ReadTable, choices_in, table_of
from jalon.reading import Choices
from jalon.recognition.choices import READING_NAMES, plain
from jalon.web.components.words import ROLES

Json = Mapping[str, Any]

MOST_NAMES = 50  # of one correction
LONGEST = 300  # characters of a name
KINDS = ("plan", "report", "other")


def choices_from(post: Mapping[str, str], document: Json, proposal: Json) -> Choices:
    """What was chosen before, with what a form chooses now. Raises ValueError for what makes no sense."""
    before = choices_in(proposal)
    if "reading" in post:
        if post["reading"] not in READING_NAMES:
            raise ValueError("no such reading")
        return replace(before, reading=post["reading"], kind=None)
    if "kind" in post:
        kind = next((kind for kind in KINDS if kind == post["kind"]), None)
        if kind is None:
            raise ValueError("no such kind")
        return replace(before, kind=kind, reading=None)  # type: ignore[arg-type]  # one of KINDS
    if "word" in post:
        return _with_word(before, post["word"], post.get("status", ""))
    if "names" in post:
        names = [name for name in post["names"].splitlines() if 0 < len(name.strip()) <= LONGEST]
        return replace(before, names=(*before.names, *names[:MOST_NAMES]))
    menus = table_of(document, proposal)
    return _of_table(post, menus, before) if menus else before


def _with_word(before: Choices, word: str, given: str) -> Choices:
    status: Status | None = next((one for one in get_args(Status) if one == given), None)
    if status is None or not plain(word):
        raise ValueError("no such word or status")
    others = {one: meant for one, meant in before.words.items() if plain(one) != plain(word)}
    return replace(before, words=others | {word.strip(): status})


def _of_table(post: Mapping[str, str], menus: ReadTable, before: Choices) -> Choices:
    roles = dict(before.roles) | _roles(post, menus)
    chosen = replace(before, roles=roles, header_row=_header_row(post, menus, before), line=before.line)
    line = post.get("line", menus.line)
    if line != menus.line:
        if line not in menus.headings:
            raise ValueError("no such column")
        chosen = replace(chosen, line=line, roles=_beside(roles, menus, line))
    if chosen != before and before.reading not in {None, "table"}:
        chosen = replace(chosen, reading="table", kind=None)
    return chosen


def _roles(post: Mapping[str, str], menus: ReadTable) -> dict[str, str]:
    """The roles that are not those shown."""
    roles = {}
    for index, column in enumerate(menus.columns):
        role = post.get(f"role-{index}", column.role)
        if role and role not in ROLES:
            raise ValueError("no such role")
        if role and role != column.role:
            roles[column.heading or f"#{index + 1}"] = role
    return roles


def _header_row(post: Mapping[str, str], menus: ReadTable, before: Choices) -> int | None:
    given = post.get("header_row", str(menus.header_row))
    if not given.isdecimal() or not 0 <= int(given[:6]) <= len(menus.rows):
        raise ValueError("no such row")
    if int(given) != menus.header_row or (menus.block is not None and not any(one.role for one in menus.columns)):
        return int(given)
    return before.header_row


def _beside(roles: Mapping[str, str], menus: ReadTable, line: str) -> dict[str, str]:
    """The roles, where the column that held the lines stands above or below the one that does now."""
    said = dict(roles)
    places = {column.heading: at for at, column in enumerate(menus.columns)}
    taken = {column.role for column in menus.columns} | set(said.values())
    for column in menus.columns:
        if column.role == "action" and column.heading and column.heading not in {line, *roles}:
            above = next((level for level in reversed(LEVELS[:2]) if level not in taken), "objective")
            said[column.heading] = above if places[column.heading] < places[line] else "item"
    said.pop(line, None)
    return said
