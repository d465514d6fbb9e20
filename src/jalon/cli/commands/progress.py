"""`jalon progress`: what result phrases say, one or many. Loads the grammar of results and nothing else."""

from __future__ import annotations

from typing import Literal

import click

from jalon.cli.messages import labelled, text
from jalon.cli.output import as_json, read_lines
from jalon.cli.sentences import STATUSES
from jalon.phrases.progress import Progress, read_progress


@click.command(
    "progress",
    help=text(
        "Dit où en est une action d’après la phrase de son résultat : état, pourcentages, exceptions, nombres.\n\n"
        "\b\nExemples :\n"
        '  jalon progress "Tous, sauf Laval 90 %" --json\n'
        '  jalon progress "Non réalisé, à reporter"\n'
        "  jalon progress --batch resultats.txt"
    ),
)
@click.argument("phrase", metavar=text("[PHRASE]"), required=False)
@click.option("--batch", metavar=text("FICHIER"), help=text("Lit une phrase par ligne (- : entrée standard)."))
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help=text("Langue, où elle change le sens."))
@click.option("--json", "in_json", is_flag=True, help=text("Écrit un objet JSON."))
def command(*, phrase: str | None, batch: str | None, lang: Literal["fr", "en"], in_json: bool) -> None:
    """Read one phrase, or one per line of a file."""
    if (phrase is None) == (batch is None):
        raise click.UsageError(text("Donnez une phrase, ou un fichier avec --batch."))
    for line in [phrase] if phrase is not None else read_lines(batch or ""):
        progress = read_progress(line, language=lang)
        click.echo(as_json(progress.as_dict()) if in_json or batch else _readable(progress))


def _readable(progress: Progress) -> str:
    """The values that were found, one a line."""
    status = " ".join([STATUSES[progress.status][0], text(STATUSES[progress.status][1])]) if progress.status else ""
    parts = ", ".join(f"{name} {value}\u00a0%" for name, value in progress.parts.items())
    counts = ", ".join(f"{count.value} {count.what}" for count in progress.counts)
    percent = "" if progress.percent is None else f"{progress.percent}\u00a0%"
    found = (
        (text("état"), status or text("aucun état n’est dit")),
        (text("pourcentage"), percent),
        (text("parts"), parts),
        (text("sauf"), ", ".join(progress.exceptions)),
        (text("nombres"), counts),
        (text("date (EDTF)"), progress.date),
        (text("autres mots"), progress.note),
    )
    return "\n".join([progress.text, *(f"  {labelled(label, value)}" for label, value in found if value)])
