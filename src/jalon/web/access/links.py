"""Addresses that leave in messages."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from jalon.network.models import Network


def invitation_link(request: HttpRequest, token: str) -> str:
    """Where an invitation is accepted."""
    return request.build_absolute_uri(reverse("invitation", args=[token]))


def restoration_link(request: HttpRequest, network: Network) -> str:
    """Where the board and the coordination see a coordination being given back."""
    return request.build_absolute_uri(reverse("access_restore", args=[network.slug]))
