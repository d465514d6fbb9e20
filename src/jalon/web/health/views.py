"""For what watches a host: whether everything works, without a word of what is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jalon.health.queries import conditions


def _state(now: datetime) -> dict[str, dict[str, Any]]:
    """Each part with whether it works and when it last did; that of the pages is now, since they answer."""
    state = {"web": {"alive": True, "last": now}}
    try:
        found = conditions(now)
    except DatabaseError:
        return state | {"database": {"alive": False, "last": None}}
    return state | {one.part.value: {"alive": one.alive, "last": one.last} for one in found}


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """A line for each part, or JSON for who asks for it; 503 when one does not work."""
    state = _state(timezone.now())
    well = all(part["alive"] for part in state.values())
    said = {
        name: part | {"last": part["last"].isoformat(timespec="seconds") if part["last"] else None}
        for name, part in state.items()
    }
    status = 200 if well else 503
    if request.get_preferred_type(["text/plain", "application/json"]) == "application/json":
        return JsonResponse({"alive": well, "parts": said}, status=status)
    lines = [
        f"{name}: {'ok' if part['alive'] else 'not working'}, last {part['last'] or 'never'}\n"
        for name, part in said.items()
    ]
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8", status=status)
