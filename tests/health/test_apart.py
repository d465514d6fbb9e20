"""A work of the day is done for each network apart."""

from __future__ import annotations

import pytest

from jalon.health.apart import each_apart
from jalon.network.models import Network


def test_one_that_breaks_keeps_no_other_from_its_turn() -> None:
    done = []

    def work(network: Network) -> int:
        if network.name == "brisé":
            raise OverflowError("brisé")
        done.append(network.name)
        return 1

    with pytest.raises(OverflowError):
        each_apart([Network(name="brisé"), Network(name="sain")], work)
    assert done == ["sain"]
    assert each_apart([Network(name="sain")] * 2, work) == 2
