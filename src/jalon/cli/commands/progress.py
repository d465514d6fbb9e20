"""`jalon progress`: what result phrases say, one or many. Loads the grammar of results and nothing else."""

from __future__ import annotations

from typing import Literal

import click

from jalon.cli.messages import labelled, text
from jalon.cli.output import as_json, read_lines
from jalon.cli.sentences import MARKS, status_word
from jalon.phrases.progress import Progress, read_progress


@click.command(
    "progress",
    help=text(
        "Says where an action stands from the phrase of its result: status, percentages, exceptions, counts.\n\n"
        "\b\nExamples:\n"
        '  jalon progress "Tous, sauf Laval 90 %" --json\n'
        '  jalon progress "Not done, postponed" --lang en\n'
        "  jalon progress --batch results.txt"
    ),
)
@click.argument("phrase", metavar=text("[PHRASE]"), required=False)
@click.option("--batch", metavar=text("FILE"), help=text("Reads one phrase a line (-: standard input)."))
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default="fr", help=text("Language, where it changes the meaning.")
)
@click.option("--json", "in_json", is_flag=True, help=text("Writes a JSON object."))
def command(*, phrase: str | None, batch: str | None, lang: Literal["fr", "en"], in_json: bool) -> None:
    """Read one phrase, or one per line of a file."""
    if (phrase is None) == (batch is None):
        raise click.UsageError(text("Give a phrase, or a file with --batch."))
    for line in [phrase] if phrase is not None else read_lines(batch or ""):
        progress = read_progress(line, language=lang)
        click.echo(as_json(progress.as_dict()) if in_json or batch else _readable(progress))


def _readable(progress: Progress) -> str:
    """The values that were found, one a line."""
    status = f"{MARKS[progress.status]} {status_word(progress.status)}" if progress.status else ""
    parts = ", ".join(f"{name} {value}\u00a0%" for name, value in progress.parts.items())
    counts = ", ".join(f"{count.value} {count.what}" for count in progress.counts)
    percent = "" if progress.percent is None else f"{progress.percent}\u00a0%"
    found = (
        (text("status"), status or text("no status is stated")),
        (text("percentage"), percent),
        (text("parts"), parts),
        (text("except"), ", ".join(progress.exceptions)),
        (text("counts"), counts),
        (text("date (EDTF)"), progress.date),
        (text("other words"), progress.note),
    )
    return "\n".join([progress.text, *(f"  {labelled(label, value)}" for label, value in found if value)])
