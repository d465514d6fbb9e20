"""How often one address may ask for something heavy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jalon.accounts.limiting import attempt
from jalon.web.components.errors import too_large


def client_address(request: HttpRequest) -> str:
    """The address of who asks; behind trusted proxies, the one the last of them saw, without its port."""
    proxies = int(getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0))
    header = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    forwarded = [part.strip() for part in header.split(",") if part.strip()]
    seen = _address(forwarded[-proxies]) if proxies and len(forwarded) >= proxies else ""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    return seen or _address(direct) or direct


def _address(said: str) -> str:
    """An address out of `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1` or `[2001:db8::1]:4711`; nothing out of others."""
    bare = re.sub(r"\A(?:\[([^\]]*)\]|([\d.]+))(?::\d*)?\Z", lambda found: found[1] or found[2], said)
    try:
        found = ip_address(bare)
    except ValueError:
        return ""
    return str(getattr(found, "ipv4_mapped", None) or found)


def allowed(request: HttpRequest, name: str, *, times: int, seconds: int) -> bool:
    """Whether this address may do `name` once more: at most `times` in each stretch of `seconds`.

    The address is kept as a keyed hash for the length of the stretch, no longer.
    """
    stretch = int(timezone.now().timestamp()) // seconds
    secret = f"{settings.SECRET_KEY}:{stretch}:{neighbourhood(client_address(request))}"
    key = f"{name}:{hashlib.sha256(secret.encode()).hexdigest()[:32]}"
    return attempt(key, times=times, until=datetime.fromtimestamp((stretch + 1) * seconds, UTC))


def neighbourhood(address: str) -> str:
    """Whom an address is counted with: one line has 2^64 addresses of IPv6, so its /64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False))


class UploadLimit:
    """Refuses a request that announces more than the limit, before a byte of it is written to the disk."""

    MARGIN = 1024 * 1024  # the other fields of the form

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.UPLOAD_LIMIT + self.MARGIN:
            return too_large(request, settings.UPLOAD_LIMIT // (1024 * 1024))
        return self.get_response(request)
