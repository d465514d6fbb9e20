"""`jalon when`: what schedule phrases mean, one or many. Loads the grammar of schedules and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Literal

import click

from jalon.cli.messages import text
from jalon.phrases.schedules import Schedule, read_schedule
from jalon.phrases.schedules.resolve import read_plan

LONGEST_LINE = 20_000  # characters; no schedule is longer, and memory stays bounded


class Unreadable(click.ClickException):
    """A file of phrases that cannot be read."""

    exit_code = 2


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
@click.option("--json", "as_json", is_flag=True, help=text("Écrit un objet JSON."))
def command(
    *, phrase: str | None, batch: str | None, plan: str | None, lang: Literal["fr", "en"], as_json: bool
) -> None:
    """Read one phrase, or one per line of a file."""
    if (phrase is None) == (batch is None):
        raise click.UsageError(text("Donnez une phrase, ou un fichier avec --batch."))
    if plan is not None:
        try:
            read_plan(plan)
        except ValueError:
            raise click.UsageError(text("« {plan} » n’est pas une période EDTF, comme 2017/2020.", plan=plan)) from None
    for line in [phrase] if phrase is not None else _lines(batch or ""):
        schedule = read_schedule(line, plan=plan, language=lang)
        click.echo(_one_line(schedule) if as_json or batch else _readable(schedule))


def _lines(name: str) -> Iterator[str]:
    """The phrases of a UTF-8 file ("-": standard input), one per line."""
    shown = text("L’entrée standard") if name == "-" else name
    try:
        with click.open_file(name, "rb") as file:
            for number, raw in enumerate(file, start=1):
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
                if len(line) > LONGEST_LINE:
                    raise Unreadable(text("La ligne {number} de {name} est trop longue.", number=number, name=shown))
                yield line
    except UnicodeDecodeError:
        raise Unreadable(
            text("{name} n’est pas écrit en UTF-8 : enregistrez-le dans cet encodage.", name=shown)
        ) from None
    except OSError as error:
        raise Unreadable(text("{name} ne peut pas être lu : {why}", name=name, why=error.strerror or "")) from None


def _one_line(schedule: Schedule) -> str:
    values = json.dumps(schedule.as_dict(), ensure_ascii=False)
    encoding = sys.stdout.encoding or "utf-8"
    return values.encode(encoding, "backslashreplace").decode(encoding)


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
