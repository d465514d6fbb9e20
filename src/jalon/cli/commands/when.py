"""`jalon when`: what schedule phrases mean, one or many. Loads the grammar of schedules and nothing else."""

from __future__ import annotations

from typing import Any, Final, Literal

import click

from jalon.cli.messages import labelled, text
from jalon.cli.output import as_json, read_lines
from jalon.cli.sentences import status_word
from jalon.phrases.schedules import Schedule, read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.wording.catalogue import gettext_noop

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
    labels = {
        "kind": text("kind"),
        "edtf": text("dates (EDTF)"),
        "earliest": text("at the earliest"),
        "latest": text("at the latest"),
        "occurrences": text("separate dates"),
        "recurrence": text("recurrence"),
        "trigger": text("condition"),
        "status": text("status"),
        "rest": text("other words"),
        "doubts": text("doubts"),
    }
    values = schedule.as_dict()
    values["kind"] = [text(KINDS[kind]) for kind in schedule.kind]
    values["status"] = status_word(schedule.status) if schedule.status else None
    found = [labelled(label, _shown(values[name])) for name, label in labels.items() if values[name]]
    return "\n".join([schedule.text, *(f"  {line}" for line in found)])


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {said}" for name, said in value.items() if said is not None)
    return ", ".join(value) if isinstance(value, list) else str(value)
