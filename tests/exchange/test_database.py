"""A copy of the database that is not what it says is not taken for one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jalon.accounts.models import User
from jalon.exchange import database
from jalon.exchange.errors import Cause, ExchangeRefused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]  # what SQLite itself checks


@pytest.fixture
def copy(coordinator: User, tmp_path: Path) -> Path:
    """A sound copy."""
    target = tmp_path / "database"
    database.verify(target, database.copy_to(target))
    return target


def test_a_copy_whose_rows_belong_to_nothing_is_refused(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("delete from network_network")
        opened.commit()
        assert opened.execute("select count(*) from network_access").fetchone()[0] > 0
    with pytest.raises(ExchangeRefused) as refused:
        database.verify(copy, {})
    assert (refused.value.cause, refused.value.values) == (Cause.NOT_VERIFIED, {"part": "integrity_check"})


@pytest.mark.parametrize("place", [0, 100])
def test_a_copy_that_is_torn_is_refused(copy: Path, place: int) -> None:
    content = bytearray(copy.read_bytes())
    content[place : place + 4000] = b"x" * 4000
    copy.write_bytes(content)
    with pytest.raises(ExchangeRefused) as refused:
        database.verify(copy, {})
    assert (refused.value.cause, refused.value.values) == (Cause.DAMAGED, {"part": "database"})
