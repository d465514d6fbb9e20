"""Pages for when something goes wrong: what happened, that nothing was lost, what to do."""

from __future__ import annotations

import sys
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jalon.health.rules import no_room, out_of_reach

SOON: Final = 60  # seconds until it is worth trying again


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "error.html", {"heading": title, "sentence": sentence}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that makes no sense."""
    return _page(
        request,
        400,
        _("This request could not be understood"),
        _("Nothing has changed. Go back to the previous page, reload it, then try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: a member of the network may not do this."""
    return _page(
        request,
        403,
        _("This is for the coordination"),
        _("Your role lets you read here, not change. Ask the coordination of your network if you need more."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing this person may know of."""
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        _("It may have moved, been deleted, or belong to a network you are not part of."),
    )


def plan_closed(request: HttpRequest) -> HttpResponse:
    """409: a closed plan is read, and changes no more."""
    return _page(
        request,
        409,
        _("This plan is closed"),
        _("It is kept as it was on the day it was closed: nothing has changed. The coordination can open it again."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake; 507: the disk is full; 503: the database is away, and who asks cannot be known."""
    error = sys.exception()
    if out_of_reach(error):
        request.user = AnonymousUser()
        response = _page(
            request,
            503,
            _("The database of this site does not answer"),
            _(
                "What was already kept is safe; what you have just sent may not be. Try again in a few minutes, "
                "and check. If it goes on, tell whoever hosts Jalon."
            ),
        )
        response["Retry-After"] = str(SOON)
        return response
    if no_room(error):
        return _page(
            request,
            507,
            _("There is no room left"),
            _("The disk of this site is full: nothing was kept of what you sent. Tell whoever hosts Jalon."),
        )
    return _page(
        request,
        500,
        _("Something broke on our side"),
        _("What was already kept is safe. Try again in a moment; if it happens again, tell whoever hosts Jalon."),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened too long ago, or in another session."""
    return _page(
        request,
        403,
        _("This form has expired"),
        _("Nothing was sent. Go back, reload the page, then send it again. Cookies must be allowed for this site."),
    )


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: the same thing was tried too many times."""
    return _page(
        request,
        429,
        _("Let us wait a little"),
        _("This was tried too many times in a row. Nothing is lost: try again in five minutes."),
    )


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """413: more than the host takes."""
    sentence = _("Files of up to %(limit)d MB are read. Remove the pictures or cut the document in two.")
    return _page(request, 413, _("This file is too heavy"), sentence % {"limit": limit})
