"""Telling the people of a network that it will be erased."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from jalon.accounts.roles import Role
from jalon.exchange.models import Erasure
from jalon.mailings.actions.messages import queue
from jalon.mailings.rules import MessageKind
from jalon.web.mailings.writing import render_message


def tell_erasure(request: HttpRequest, erasure: Erasure) -> None:
    """To the board and the coordination, by whom one of them can call it off."""
    network = erasure.network
    link = request.build_absolute_uri(reverse("network_data", args=[network.slug]))
    roles = [Role.BOARD.value, Role.COORDINATION.value]
    for access in network.accesses.filter(role__in=roles).select_related("user").order_by("user"):
        language = access.user.language or network.language
        values = {"erasure": erasure, "network": network, "link": link}
        written = render_message("exchange/mail/erasure", values, language)
        queue(
            network=network,
            kind=MessageKind.NOTICE,
            to_email=access.user.email,
            to_name=access.user.name,
            language=language,
            subject=written.subject,
            text=written.text,
            html=written.html,
            actor=f"user:{request.user.pk}",
            urgent=True,
        )
