"""Who is counted together."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jalon.web.components.limits import allowed, neighbourhood


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
