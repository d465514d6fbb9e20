"""Who is counted together."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import get_ip
from django.test import RequestFactory

from jalon.web.components.limits import allowed, client_address, neighbourhood


@pytest.mark.parametrize(
    ("address", "counted_with"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("nowhere", "nowhere"),
    ],
)
def test_one_line_is_one(address: str, counted_with: str) -> None:
    assert neighbourhood(address) == counted_with


@pytest.mark.django_db
def test_another_address_of_the_same_line_is_no_other_try() -> None:
    asked = [RequestFactory().get("/", REMOTE_ADDR=f"2001:db8::{number:x}") for number in range(1, 5)]
    assert [allowed(one, "try", times=2, seconds=60) for one in asked] == [True, True, False, False]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (0, "198.51.100.1", "192.0.2.7"),  # nobody before us may say it
        (1, "", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 10.0.0.2, 198.51.100.1", "198.51.100.1"),  # the others are what the visitor said
        (2, "10.0.0.1, 198.51.100.1, 203.0.113.1", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1:4711", "198.51.100.1"),  # another port is no other visitor
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, <nobody>", "192.0.2.7"),
    ],
)
def test_the_address_is_what_the_last_trusted_proxy_saw(
    proxies: int, forwarded: str, found: str, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    asked = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"x-forwarded-for": forwarded})
    assert client_address(asked) == found
    assert get_adapter().get_client_ip(asked) == found


def test_visitors_of_a_server_of_both_kinds_are_told_apart() -> None:
    asked = RequestFactory().get("/", REMOTE_ADDR="::ffff:192.0.2.7")
    assert get_ip(asked) == "192.0.2.7"
