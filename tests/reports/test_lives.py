"""Whatever happens to a plan later, the bilan of a day says what it said that evening."""

from __future__ import annotations

import pytest
from samples.lives import Life

from jalon.accounts.models import User
from jalon.network.models import Network

DAYS, THINGS = 8, 6


@pytest.mark.parametrize("seed", [1, 2])
def test_each_day_is_found_again(network: Network, coordinator: User, seed: int) -> None:
    life = Life(network, coordinator, seed)
    for _day in range(DAYS):
        life.live(THINGS)
    assert life.ask_again() == []
