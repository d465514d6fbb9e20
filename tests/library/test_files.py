"""Kept files: once in a network, whatever their name."""

from __future__ import annotations

from jalon.accounts.models import User
from jalon.library.actions import store_file
from jalon.library.models import StoredFile
from jalon.network.actions.networks import create_network
from jalon.network.models import Network


def keep(network: Network, name: str, data: bytes) -> StoredFile:
    return store_file(
        network=network, name=name, data=data, media_type="text/plain", uploaded_by=None, origin="import", actor="test"
    )


def test_the_same_content_is_kept_once(network: Network) -> None:
    assert keep(network, "plan.txt", b"Plan") == keep(network, "autre nom.txt", b"Plan")


def test_each_network_keeps_its_own(network: Network, coordinator: User) -> None:
    other = create_network(name="Ailleurs", slug="ailleurs", actor="test")
    first, second = keep(network, "plan.txt", b"Plan"), keep(other, "plan.txt", b"Plan")
    assert first.content.name != second.content.name


def test_a_hostile_name_never_reaches_the_disk(network: Network) -> None:
    stored = keep(network, "../../etc/passwd", b"Plan")
    assert stored.content.name == f"library/{network.pk}/{stored.sha256[:2]}/{stored.sha256}"
