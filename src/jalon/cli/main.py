"""The `jalon` command: a thin skin over the packages below, each subcommand loaded when it is called.

`jalon when` must start in a fifth of a second: nothing here imports Django, lxml or a reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import click

from jalon.cli.application import behind
from jalon.cli.messages import labelled, spoken_by_libraries, text
from jalon.wording.catalogue import gettext_noop as _

# name -> (module holding a click command of that name, one line of help)
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "read": (
        "jalon.cli.commands.read",
        _("Reads a document and shows the plan in it; nothing is kept."),
    ),
    "import": (
        "jalon.cli.commands.import_",
        _("Reads a document, shows the proposed plan and stores it in a network."),
    ),
    "when": ("jalon.cli.commands.when", _("Says when a schedule written in words falls.")),
    "progress": (
        "jalon.cli.commands.progress",
        _("Says where an action stands from the phrase of its result."),
    ),
    "demo": (
        "jalon.cli.commands.demo",
        _("Prepares the sample network and serves the pages on this computer, to try."),
    ),
    "serve": ("jalon.cli.commands.serve", _("Serves the pages.")),
    "migrate": ("jalon.cli.commands.migrate", _("Brings the database up to date.")),
    "worker": ("jalon.cli.commands.worker", _("Sends messages and does the work of each day.")),
    "daily": ("jalon.cli.commands.daily", _("Does the work of the day at once.")),
    "health": ("jalon.cli.commands.health", _("Says whether the worker is alive; tells the host by mail.")),
    "reindex": ("jalon.cli.commands.reindex", _("Makes the search index again.")),
    "access": ("jalon.cli.commands.access", _("Show who has access to a network; give a role.")),
    "network": ("jalon.cli.commands.network", _("Creates, approves and lists networks.")),
    "export": ("jalon.cli.commands.export", _("Write everything a network owns to an archive.")),
    "restore": ("jalon.cli.commands.restore", _("Put a network or an instance back from an archive.")),
    "bilan": ("jalon.cli.commands.bilan", _("Writes the report of a plan to a file.")),
    "backup": ("jalon.cli.commands.backup", _("Save the whole instance, and check the backup.")),
    "erase": ("jalon.cli.commands.erase", _("Erase a network for good, with a proof.")),
    "manage": ("jalon.cli.commands.manage", _("Runs an administration command of Django.")),
}


class Help(click.HelpFormatter):
    """Headings with the colon of the language in use."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{labelled(heading, '').rstrip()}\n")


class Context(click.Context):
    formatter_class = Help


class LazyGroup(click.Group):
    """A group that imports a subcommand only to run it; the list of commands imports none."""

    context_class = Context

    def main(self, *args: Any, **options: Any) -> Any:
        with spoken_by_libraries():
            return super().main(*args, **options)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from jalon.health.rules import no_room, out_of_reach

            if no_room(error):
                said = text("The disk is full: nothing was kept. Make room, then try again.")
                raise click.ClickException(said) from None
            if out_of_reach(error):
                said = text(
                    "The database cannot be reached: check that it runs, and JALON_DATABASE_URL. Then try again."
                )
                raise click.ClickException(said) from None
            if behind(error):
                raise click.ClickException(text("The database is not up to date: run jalon migrate first.")) from None
            raise

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        found = next(
            value for value in vars(module).values() if isinstance(value, click.Command) and value.name == cmd_name
        )
        found.context_class = Context
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(text("Commands")):
            formatter.write_dl([(name, text(line)) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    help=text("Jalon: the action plan that keeps itself up to date."),
    subcommand_metavar=text("COMMAND [ARGUMENTS]…"),
)
@click.version_option(package_name="jalon", message="jalon %(version)s", help=text("Show the version and exit."))
def main() -> None:
    """Run a subcommand."""


if __name__ == "__main__":
    main()
