"""`jalon when`: what schedule phrases mean, one or many. Loads the grammar of schedules and nothing else."""

from __future__ import annotations

from typing import Any, Literal

import click

from jalon.cli.messages import text
from jalon.cli.output import as_json, read_lines
from jalon.phrases.schedules import Schedule, read_schedule
from jalon.phrases.schedules.resolve import read_plan


@click.command(
    "when",
    help=text(
        "Dit quand tombe un échéancier écrit en mots : dates, récurrence, condition.\n\n"
        "\b\nExemples :\n"
        '  jalon when "Aut.13 – Hiver 14" --json\n'
        '  jalon when "1 fois par année" --plan 2017/2020\n'
        "  jalon when --batch echeanciers.txt --json"
    ),
)
@click.argument("phrase", required=False)
@click.option("--batch", metavar=text("FICHIER"), help=text("Lit une phrase par ligne (- : entrée standard)."))
@click.option("--plan", metavar=text("PÉRIODE"), help=text("Période du plan (EDTF) : 2017/2020, 2021-11-10/.."))
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help=text("Langue, où elle change le sens."))
@click.option("--json", "in_json", is_flag=True, help=text("Écrit un objet JSON."))
def command(
    *, phrase: str | None, batch: str | None, plan: str | None, lang: Literal["fr", "en"], in_json: bool
) -> None:
    """Read one phrase, or one per line of a file."""
    if (phrase is None) == (batch is None):
        raise click.UsageError(text("Donnez une phrase, ou un fichier avec --batch."))
    if plan is not None:
        try:
            read_plan(plan)
        except ValueError:
            raise click.UsageError(text("« {plan} » n’est pas une période EDTF, comme 2017/2020.", plan=plan)) from None
    for line in [phrase] if phrase is not None else read_lines(batch or ""):
        schedule = read_schedule(line, plan=plan, language=lang)
        click.echo(as_json(schedule.as_dict()) if in_json or batch else _readable(schedule))


def _readable(schedule: Schedule) -> str:
    """The values that were found, one a line."""
    labels = {
        "kind": text("sorte"),
        "edtf": text("dates (EDTF)"),
        "earliest": text("au plus tôt"),
        "latest": text("au plus tard"),
        "occurrences": text("dates séparées"),
        "recurrence": text("récurrence"),
        "trigger": text("condition"),
        "status": text("statut"),
        "rest": text("autres mots"),
        "doubts": text("doutes"),
    }
    values = schedule.as_dict()
    found = [f"{label} : {_shown(values[name])}" for name, label in labels.items() if values[name]]
    return "\n".join([schedule.text, *(f"  {line}" for line in found)])


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {said}" for name, said in value.items() if said is not None)
    return ", ".join(value) if isinstance(value, list) else str(value)
