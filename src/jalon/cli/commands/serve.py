"""`jalon serve`: the web server."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text


@click.command(
    "serve",
    help=text(
        "Serves the pages. Settings come from the environment.\n\n"
        "\b\nExample:\n"
        "  jalon serve --host 127.0.0.1 --port 8000 --workers 3"
    ),
)
@click.option("--host", default="127.0.0.1", show_default=True, help=text("Address to listen on."))
@click.option("--port", default=8000, show_default=True, help=text("Port to listen on."))
@click.option("--workers", default=2, show_default=True, help=text("Number of processes."))
def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    application.start()
    from jalon.cli import server

    server.serve(host, port, workers=workers)
