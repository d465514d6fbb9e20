"""Where the site of this machine is."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.cli.address import keep_address, kept_address


def test_a_server_that_never_ran_has_none(tmp_path: Path) -> None:
    assert kept_address(tmp_path) == ""


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "http://127.0.0.1:8123"), ("::1", "http://[::1]:8123")])
def test_the_address_that_the_server_took_is_found_again(tmp_path: Path, host: str, address: str) -> None:
    assert keep_address(tmp_path, host, 8123) == address
    assert kept_address(tmp_path) == address


def test_what_others_reach_is_a_setting(tmp_path: Path) -> None:
    assert keep_address(tmp_path, "0.0.0.0", 8123) == ""
    assert kept_address(tmp_path) == ""
