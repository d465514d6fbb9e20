"""The `jalon` command: a thin skin over the packages below, each subcommand loaded when it is called.

`jalon when` must start in a fifth of a second: nothing here imports Django, lxml or a reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from jalon.cli.messages import text

# name -> (module holding a click command of that name, one line of help)
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "read": (
        "jalon.cli.commands.read",
        "Lit un document et montre le plan qu’il contient, sans rien garder.",
    ),
    "import": (
        "jalon.cli.commands.import_",
        "Lit un document, montre le plan proposé et le range dans un réseau.",
    ),
    "when": ("jalon.cli.commands.when", "Dit quand tombe un échéancier écrit en mots."),
    "progress": (
        "jalon.cli.commands.progress",
        "Dit où en est une action d’après la phrase de son résultat.",
    ),
    "demo": (
        "jalon.cli.commands.demo",
        "Prépare le réseau d’exemple et sert les pages sur cet ordinateur, pour essayer.",
    ),
    "serve": ("jalon.cli.commands.serve", "Sert les pages."),
    "migrate": ("jalon.cli.commands.migrate", "Met la base de données à jour."),
    "worker": ("jalon.cli.commands.worker", "Envoie les courriels et fait le travail de chaque jour."),
    "daily": ("jalon.cli.commands.daily", "Fait tout de suite le travail du jour."),
    "reindex": ("jalon.cli.commands.reindex", "Refait l’index de recherche."),
    "access": ("jalon.cli.commands.access", "Montre qui a accès à un réseau; donne un rôle."),
    "export": ("jalon.cli.commands.export", "Écrit dans une archive tout ce que possède un réseau."),
    "restore": ("jalon.cli.commands.restore", "Remet un réseau ou une instance à partir d’une archive."),
    "bilan": ("jalon.cli.commands.bilan", "Écrit le bilan d’un plan dans un fichier."),
    "backup": ("jalon.cli.commands.backup", "Sauve toute l’instance, et vérifie la sauvegarde."),
    "erase": ("jalon.cli.commands.erase", "Efface un réseau pour toujours, avec une preuve."),
    "manage": ("jalon.cli.commands.manage", "Lance une commande d’administration de Django."),
}


class LazyGroup(click.Group):
    """A group that imports a subcommand only to run it; the list of commands imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        return next(
            value for value in vars(module).values() if isinstance(value, click.Command) and value.name == cmd_name
        )

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(text("Commandes")):
            formatter.write_dl([(name, text(line)) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, help=text("Jalon : le plan d’action qui se tient à jour."))
@click.version_option(package_name="jalon", message="jalon %(version)s")
def main() -> None:
    """Run a subcommand."""


if __name__ == "__main__":
    main()
