"""What commands share to read lines, write JSON, and end with one sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

import click

from jalon.cli.messages import text

LONGEST_LINE: Final = 20_000  # characters; no phrase is longer, and memory stays bounded


class Unreadable(click.ClickException):
    """Something given cannot be read: one sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Write the sentence alone."""
        click.echo(self.format_message(), err=True, file=file)


def read_lines(name: str) -> Iterator[str]:
    """The lines of a UTF-8 file ("-": standard input), each as it is, without its end."""
    shown = text("Standard input") if name == "-" else name
    try:
        with click.open_file(name, "rb") as file:
            for number, raw in enumerate(file, start=1):
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
                if len(line) > LONGEST_LINE:
                    raise Unreadable(text("Line {number} of {name} is too long.", number=number, name=shown))
                yield line
    except UnicodeDecodeError:
        message = text("{name} is not written in UTF-8: save it in that encoding.", name=shown)
        raise Unreadable(message) from None
    except OSError as error:
        raise Unreadable(text("{name} cannot be read: {why}", name=name, why=error.strerror or "")) from None


def as_json(values: Any, *, indent: int | None = None) -> str:
    """JSON that standard output can write: letters as they are when its encoding has them, else escaped."""
    written = json.dumps(values, ensure_ascii=False, indent=indent)
    try:
        written.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent)
    return written
