"""The language a person chose, on any device where she signs in."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from jalon.accounts.models import User


class PersonLanguage:
    """Speaks the language kept with the account, unless this browser was told otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            language = request.user.language if isinstance(request.user, User) else ""
            if language:
                translation.activate(language)
                request.LANGUAGE_CODE = language
        return self.get_response(request)
