"""The options by which a person settles a reading, shared by the commands that read a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_args

import click

from jalon.cli.messages import text
from jalon.phrases.status_words import Status
from jalon.recognition.choices import READING_NAMES, Choices
from jalon.wording.plans import FIELDS, LEVELS

KINDS: Final = ("plan", "report", "other")
STATUSES: Final = get_args(Status)
ROLES: Final = ("number", *LEVELS, *(name for name in FIELDS if name not in {"text", "number"}))


def choosing(kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of what a person chose; `kind` is the name of the one that says what the document is."""
    options = (
        click.option(
            kind, "kind", type=click.Choice(KINDS), help=text("What the document is, whatever it looks like.")
        ),
        click.option(
            "--header-row",
            metavar="N",
            type=click.IntRange(min=0),
            help=text("Row of the headings in each table, from 1; 0 for none."),
        ),
        click.option(
            "--line", metavar=text("HEADING"), help=text("Heading of the column whose cells are the lines of the plan.")
        ),
        click.option(
            "--column",
            "columns",
            metavar=text('"HEADING=ROLE"'),
            multiple=True,
            callback=_roles,
            help=text("What a column holds: {roles}. As often as needed.", roles=", ".join(ROLES)),
        ),
        click.option(
            "--reading",
            type=click.Choice(READING_NAMES),
            help=text("Way of reading the document."),
        ),
        click.option(
            "--word",
            "words",
            metavar=text('"WORDS=STATUS"'),
            multiple=True,
            callback=_statuses,
            help=text("What words alone in a cell mean: {statuses}. As often as needed.", statuses=", ".join(STATUSES)),
        ),
        click.option(
            "--name",
            "names",
            metavar=text("NAME"),
            multiple=True,
            help=text("One name among those in charge, kept whole. As often as needed."),
        ),
    )

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def choices_of(options: dict[str, Any]) -> Choices:
    """What the options say."""
    return Choices(roles=options.pop("columns"), **options)


def _roles(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The role of each heading; the last "=" parts them, for a heading may hold one."""
    refusal = text("“{given}” is not a heading and its role ({roles}).", given="{given}", roles=", ".join(ROLES))
    return _pairs(given, ROLES, option, refusal)


def _statuses(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The status that each of the words means."""
    refusal = text(
        "“{given}” is not words and their status ({statuses}).", given="{given}", statuses=", ".join(STATUSES)
    )
    return _pairs(given, STATUSES, option, refusal)


def _pairs(given: tuple[str, ...], known: tuple[str, ...], option: click.Parameter, refusal: str) -> dict[str, str]:
    pairs = {}
    for one in given:
        words, equals, value = (part.strip() for part in one.rpartition("="))
        if not (words and equals and value in known):
            raise click.BadParameter(refusal.replace("{given}", one), param=option)
        pairs[words] = value
    return pairs
