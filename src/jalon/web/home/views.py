"""The first page, and the way to the right one for who is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from jalon.accounts.models import User
from jalon.network.queries import creation_open, networks_of
from jalon.web.components.uploads import UploadForm


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Jalon does, for a stranger; one's network, or the choice between them, for others."""
    if not isinstance(request.user, User):
        return render(request, "home/start.html", {"form": UploadForm(), "may_create": creation_open()})
    slugs = list(networks_of(request.user).values_list("slug", flat=True)[:2])
    return redirect("network_home", slugs[0]) if len(slugs) == 1 else redirect("network_chooser")


@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Change the language of the interface; kept with the account of who is signed in."""
    response = set_language(request)
    wanted = request.POST.get("language", "")
    if isinstance(request.user, User) and wanted in {"fr", "en"} and request.user.language != wanted:
        request.user.language = wanted
        request.user.save(update_fields=["language"])
    return response
