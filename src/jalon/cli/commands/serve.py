"""`jalon serve`: the web server."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text


@click.command(
    "serve",
    help=text(
        "Sert les pages. Les réglages viennent de l’environnement.\n\n"
        "\b\nExemple :\n"
        "  jalon serve --host 127.0.0.1 --port 8000 --workers 3"
    ),
)
@click.option("--host", default="127.0.0.1", show_default=True, help=text("Adresse où écouter."))
@click.option("--port", default=8000, show_default=True, help=text("Port où écouter."))
@click.option("--workers", default=2, show_default=True, help=text("Nombre de processus."))
def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    application.start()
    from jalon.cli import server

    server.serve(host, port, workers=workers)
