"""`jalon when`: what schedule phrases mean, one or many. Loads the grammar of schedules and nothing else."""

from __future__ import annotations

from typing import Final, Literal

import click

from jalon.cli.messages import labelled, spoken, text
from jalon.cli.output import as_json, read_lines
from jalon.cli.sentences import status_word
from jalon.phrases.schedules import Schedule, read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.phrases.schedules.value import Recurrence
from jalon.wording.catalogue import gettext_noop
from jalon.wording.schedules import schedule_doubt

KINDS: Final[dict[str, str]] = {
    "point": gettext_noop("one time"),
    "interval": gettext_noop("from one time to another"),
    "recurring": gettext_noop("comes again"),
    "open-ended": gettext_noop("without end"),
    "triggered-by-event": gettext_noop("when something happens"),
    "on-demand": gettext_noop("on request"),
    "undefined": gettext_noop("no time said"),
}


@click.command(
    "when",
    help=text(
        "Says when a schedule written in words falls: dates, recurrence, condition.\n\n"
        "\b\nExamples:\n"
        '  jalon when "Fall 2013 to winter 2014" --lang en --json\n'
        '  jalon when "once a year" --lang en --plan 2017/2020\n'
        "  jalon when --batch schedules.txt --json"
    ),
)
@click.argument("phrase", required=False)
@click.option("--batch", metavar=text("FILE"), help=text("Reads one phrase a line (-: standard input)."))
@click.option("--plan", metavar=text("PERIOD"), help=text("Period of the plan (EDTF): 2017/2020, 2021-11-10/.."))
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default="fr", help=text("Language, where it changes the meaning.")
)
@click.option("--json", "in_json", is_flag=True, help=text("Writes a JSON object."))
def command(
    *, phrase: str | None, batch: str | None, plan: str | None, lang: Literal["fr", "en"], in_json: bool
) -> None:
    """Read one phrase, or one per line of a file."""
    if (phrase is None) == (batch is None):
        raise click.UsageError(text("Give a phrase, or a file with --batch."))
    if plan is not None:
        try:
            read_plan(plan)
        except ValueError:
            raise click.UsageError(text("“{plan}” is no EDTF period, like 2017/2020.", plan=plan)) from None
    for line in [phrase] if phrase is not None else read_lines(batch or ""):
        schedule = read_schedule(line, plan=plan, language=lang)
        click.echo(as_json(schedule.as_dict()) if in_json or batch else _readable(schedule))


def _readable(schedule: Schedule) -> str:
    """The values that were found, one a line."""
    found = (
        (text("kind"), ", ".join(text(KINDS[kind]) for kind in schedule.kind)),
        (text("dates (EDTF)"), schedule.edtf),
        (text("at the earliest"), schedule.earliest),
        (text("at the latest"), schedule.latest),
        (text("separate dates"), ", ".join(schedule.occurrences)),
        (text("recurrence"), _rhythm(schedule.recurrence) if schedule.recurrence else None),
        (text("condition"), schedule.trigger),
        (text("status"), status_word(schedule.status) if schedule.status else None),
        (text("other words"), schedule.rest),
        *((text("to check"), schedule_doubt(code, spoken())) for code in schedule.doubts),
    )
    return "\n".join([schedule.text, *(f"  {labelled(label, value)}" for label, value in found if value)])


def _rhythm(recurrence: Recurrence) -> str:
    """How often, each value after its name."""
    found = (
        (text("at least"), recurrence.at_least),
        (text("at most"), recurrence.at_most),
        (text("period (ISO 8601)"), recurrence.per),
        (text("of what"), recurrence.what),
        (text("rule (RFC 5545)"), recurrence.rrule),
    )
    return ", ".join(f"{name} {value}" for name, value in found if value is not None)
