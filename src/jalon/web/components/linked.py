"""Pages that a signed link opens, without an account: the link is the proof of who comes.

No cookie and no CSRF token is needed: another site cannot know the link.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Nobody keeps the page, finds it, or learns the address it came from."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def enter(http: HttpRequest, token: str, **values: Any) -> HttpResponse:
        response = view(http, token, **values)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return enter
