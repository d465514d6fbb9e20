"""The processes that `bench.memory` measures; the settings are in the environment."""

from __future__ import annotations

import gc
import json
import sys
from importlib import import_module
from pathlib import Path

import django

EMAIL = "mesure@example.org"
PAGES = ("plan", "timeline", "plan_responsibility", "plan_history", "plan_news", "bilan")


def make(items: int) -> None:
    """A network with a plan of so many items, and who coordinates it."""
    from django.core.management import call_command  # noqa: PLC0415

    from bench._plans import make_plans  # noqa: PLC0415
    from jalon.accounts.actions import give_account  # noqa: PLC0415
    from jalon.accounts.roles import Role  # noqa: PLC0415
    from jalon.cli.catalogues import compile_catalogues  # noqa: PLC0415
    from jalon.network.actions.networks import create_network, grant_access  # noqa: PLC0415

    compile_catalogues()
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    network = create_network(name="Mesure", slug="mesure", actor="bench")
    grant_access(network=network, user=give_account(email=EMAIL, actor="bench"), role=Role.COORDINATION, actor="bench")
    make_plans([network], items)


def web() -> None:
    """Every page of the plan, twice, by the entry point of the server."""
    import_module("jalon.config.wsgi")
    import_module("gunicorn.app.base")
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from jalon.accounts.models import User  # noqa: PLC0415
    from jalon.plans.models import Plan  # noqa: PLC0415

    client, plan = Client(), Plan.objects.get()
    client.force_login(User.objects.get(email=EMAIL))
    addresses = [reverse(page, args=["mesure", plan.pk]) for page in PAGES]
    for address in [*addresses, "/reseaux/mesure/", "/reseaux/mesure/recherche/?q=guide"] * 2:
        assert client.get(address).status_code == 200, address


def worker() -> None:
    """What the worker loads to wait for tasks, and the work of a day."""
    import_module("jalon.cli.worker")
    daily()


def daily() -> None:
    """The work of a day."""
    import_module("jalon.cli.daily").run_daily()


def resident() -> float:
    """Megabytes of this process, once what nobody holds is gone."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    held = next(line for line in lines if line.startswith("VmRSS:"))
    return round(int(held.split()[1]) / 1024, 1)


if __name__ == "__main__":
    django.setup()
    {"web": web, "worker": worker, "daily": daily}[sys.argv[1]]()
    sys.stdout.write(json.dumps(resident()) + "\n")
