"""The measurement of `bench.importing`, imported once Django has its settings."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench._large import Made
from bench._pages import database
from bench._rows import FORMATS
from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.cli.commands.import_ import command
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network

ROWS: Final = 1_000
QUICK_ROWS: Final = 200
_LOOKS: Final = 200  # at the page that waits
_BETWEEN: Final = 0.5  # seconds


def measure(*, quick: bool) -> dict[str, Any]:
    """The figures of the contract. A first file, of ten rows, loads what any import loads."""
    with database():
        network, client = _network()
        _both(network, client, FORMATS["xlsx"](10))
        rows = QUICK_ROWS if quick else ROWS
        figures = _both(network, client, FORMATS["xlsx"](rows))
        return {"database": connection.vendor, "rows": rows, "items": _items(network), **figures}


def _network() -> tuple[Network, Client]:
    network = create_network(name="Réseau mesuré", slug="mesure", actor="bench")
    user = give_account(email="mesure@example.org", actor="bench")
    grant_access(network=network, user=user, role=Role.COORDINATION, actor="bench")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return network, client


def _items(network: Network) -> int:
    """Of the plan that came last."""
    return network.plans.order_by("-pk")[0].items.count()


def _both(network: Network, client: Client, made: Made) -> dict[str, Any]:
    return {"command": _by_command(network, made), "pages": _by_pages(network, client, made)}


def _by_command(network: Network, made: Made) -> dict[str, float]:
    """The whole of it: read, shown, kept."""
    name, data = made
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, _step(seconds, "import"):
        path = Path(folder) / name
        path.write_bytes(data)
        done = CliRunner().invoke(command, [str(path), "--network", network.slug, "--yes"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return seconds


def _by_pages(network: Network, client: Client, made: Made) -> dict[str, float]:
    """What a person does: give the file, look at what was read, accept it, look at the plan."""
    name, data = made
    seconds: dict[str, float] = {}
    with _step(seconds, "give and read"):
        given = client.post(reverse("import_start", args=[network.slug]), {"file": SimpleUploadedFile(name, data)})
        review = _read(client, given["Location"])
    with _step(seconds, "review"):
        _shown(client, review)
    with _step(seconds, "accept"):
        accepted = client.post(f"{review}accepter/")
    with _step(seconds, "plan"):
        _shown(client, accepted["Location"])
    return seconds


def _read(client: Client, address: str) -> str:
    """Where what was read is looked at: the page that waits is asked until it offers to go on."""
    for _look in range(_LOOKS if "/attente/" in address else 0):
        if "Refresh" not in client.get(address):
            return str(client.post(address)["Location"])
        time.sleep(_BETWEEN)
    return address


def _shown(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200, address


@contextmanager
def _step(seconds: dict[str, float], name: str) -> Iterator[None]:
    """Processor seconds of this process and of those it waited for, which read."""
    before = _spent()
    yield
    seconds[name] = round(_spent() - before, 2)


def _spent() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
