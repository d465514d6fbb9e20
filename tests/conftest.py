"""What several test packages need: a network, people, and a proposal as recognition makes them."""

from __future__ import annotations

import gc
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, settings

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.library.actions import hash_of
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.models import ImportDraft
from jalon.plans.proposals import prepare

pytest_plugins = ["tests.clock", "tests.migrated", "tests.worlds"]
PAGES = Path(__file__).parent / "web"

# Thousands of tests, and what they import, stay until the end: nothing of them is garbage to look for again and again.
gc.disable()

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("jalon", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jalon")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what PostgreSQL may answer otherwise: what asks the database, but pages, whose modules say so themselves,
    and what is marked `one_database`.

    See docs/decisions/0018-what-runs-on-both-databases.md.
    """
    for item in items:
        if item.get_closest_marker("one_database"):
            continue
        if PAGES not in item.path.parents and asks_the_database(item):
            item.add_marker(pytest.mark.postgresql)


class Order:
    """Begins a run with what is `long`: each process takes the tests of one part, from its first."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put it at the head of the parts, once the others have their order."""
        long = [item for item in items if item.get_closest_marker("long")]
        others = [item for item in items if not item.get_closest_marker("long")]
        processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
        ordered: list[pytest.Item] = []
        for process in range(processes):
            ordered += long[process::processes]
            end = len(items) * (process + 1) // processes - len(ordered)
            ordered += others[:end]
            del others[:end]
        items[:] = ordered


def pytest_configure(config: pytest.Config) -> None:
    """A second hook of the same name, which comes last."""
    config.pluginmanager.register(Order(), "order")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage in what tests make, less often than Python does."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def asks_the_database(item: pytest.Item) -> bool:
    """By its mark, its fixtures or its class."""
    of_django = isinstance(item, pytest.Function) and item.cls is not None and issubclass(item.cls, TestCase)
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return of_django or bool(fixtures) or item.get_closest_marker("django_db") is not None


def node(level: str, text: str, *children: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A node of a proposal in the contract's shape."""
    empty: dict[str, Any] = {
        "number": None,
        "leads": [],
        "inherited_leads": [],
        "schedule": None,
        "when": None,
        "expected_results": [],
        "results": None,
        "status": None,
        "progress": None,
        "highlighted": False,
        "extra": {},
        "source": {"page": None, "block": 0, "row": None, "column": None},
        "sources": {},
        "doubts": [],
    }
    return {"level": level, "text": text, "children": list(children)} | empty | values


def proposal_of(*nodes: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A proposal in the contract's shape, prepared for editing."""
    return prepare(
        {
            "kind": "plan",
            "title": "Plan d'action",
            "organisation": "Réseau d'essai",
            "period": "2024-04/2027-03",
            "updated_on": None,
            "language": "fr",
            "acronyms": {},
            "general_objectives": [],
            "layout": {"columns": [], "highlight_means": None},
            "nodes": list(nodes),
            "practices": [],
            "needs": [],
            "recommendations": [],
            "contributions": [],
            "notes": [],
            "unplaced": [],
            "ignored": [],
        }
        | values
    )


def draft_of(network: Network, author: User, proposal: dict[str, Any], **values: Any) -> ImportDraft:
    """A draft as if a file had just been read into this proposal."""
    data = b"Plan d'action"
    draft = ImportDraft(
        network=network,
        author=author,
        file_name="plan.txt",
        media_type="text/plain",
        sha256=hash_of(data),
        document={"format": "txt", "pages": None, "blocks": [], "margins": []},
        original=proposal,
        proposal=proposal,
        **({"expires": timezone.now() + timedelta(days=30)} | values),
    )
    draft.content.save("plan.txt", ContentFile(data), save=False)
    draft.save()
    return draft


def folders(within: Path) -> dict[str, Path]:
    """Where the product keeps its files, by the setting that says so."""
    return {
        "MEDIA_ROOT": within / "files",
        "EXPORT_ROOT": within / "exports",
        "READING_ROOT": within / "readings",
    }


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(tmp_path: Path, settings: Any) -> None:
    for name, folder in folders(tmp_path).items():
        setattr(settings, name, folder)


def make_network() -> Network:
    """A network with nobody in it."""
    return create_network(name="Regroupement des jardins solidaires", sigle="RJS", slug="rjs", actor="test")


def make_coordinator(network: Network) -> User:
    """Somebody who coordinates the network."""
    user = User.objects.create_user("coordination@rjs.example", "un mot de passe long", name="Aline Roy")
    grant_access(network=network, user=user, role=Role.COORDINATION, actor="test")
    return user


@pytest.fixture
def network(db: None) -> Network:
    """A network with nobody in it."""
    return make_network()


@pytest.fixture
def coordinator(network: Network) -> User:
    """Somebody who coordinates the network."""
    return make_coordinator(network)


@pytest.fixture
def reader(network: Network) -> User:
    """Somebody who may only read."""
    user = User.objects.create_user("membre@rjs.example", "un autre mot de passe", name="Marc Côté")
    grant_access(network=network, user=user, role=Role.READER, actor="test")
    return user


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody of no network."""
    return User.objects.create_user("ailleurs@autre.example", "encore un mot de passe")
