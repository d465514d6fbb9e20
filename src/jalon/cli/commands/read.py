"""`jalon read`: a document as a proposed plan. Nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from jalon.cli.choosing import choices_of, choosing
from jalon.cli.messages import speak, text
from jalon.cli.output import Unreadable, as_json
from jalon.cli.sentences import cause_sentence, reason_sentence
from jalon.cli.tree import tree
from jalon.cli.waiting import waiting

if TYPE_CHECKING:
    from jalon.recognition.choices import Choices


@click.command(
    "read",
    help=text(
        "Reads a document (Word, OpenDocument, PDF, Excel, web page, text) and shows the plan in it: axes, "
        "objectives, actions, leads, schedules, results, and what is left to check. Nothing is kept.\n\n"
        "\b\nExamples:\n"
        "  jalon read plan.docx\n"
        "  jalon read plan.pdf --json > plan.json\n"
        '  jalon read plan.xlsx --header-row 3 --column "Portage=leads" --column "Geste=action"'
    ),
)
@click.argument("file", metavar=text("FILE"), type=click.Path(path_type=Path))
@click.option("--json", "in_json", is_flag=True, help=text("Writes a JSON object."))
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), help=text("Language of the messages (else that of the system).")
)
@choosing("--as")
def command(*, file: Path, in_json: bool, lang: Literal["fr", "en"] | None, **options: Any) -> None:
    """Read a document and print the proposal."""
    if lang:
        speak(lang)
    data = proposal_of(file, choices_of(options))
    for note in data["notes"]:
        if note["role"] == "reason":
            note["text"] = reason_sentence(note["text"])
    if in_json:
        click.echo(as_json(data, indent=1))
        return
    for line in tree(data):
        click.echo(line)


def proposal_of(file: Path, choices: Choices) -> dict[str, Any]:
    """The proposal of a file; ends the command with one sentence and exit code 2 when it cannot be read."""
    from jalon import reading
    from jalon.documents.errors import UnreadableFile
    from jalon.documents.opening import content_of

    try:
        with waiting(text("Reading {name}", name=file.name)):
            return reading.read(content_of(file), file.name, choices).proposal
    except UnreadableFile as error:
        raise Unreadable(cause_sentence(error.cause.value, error.values, file.name or str(file))) from None
