"""One's own account: name, language, ways to sign in, devices, networks."""

from __future__ import annotations

import math

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.actions import change_account
from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.queries import accesses_of, second_factor_due


class AccountForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("As the others of your networks will read it."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Your language"), choices=[("fr", "Français"), ("en", "English")])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and how one signs in."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    initial = {"name": user.name, "language": user.language or translation.get_language()[:2]}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_account(user=user, **form.cleaned_data)
        response = redirect("account_home")
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)  # the account's language speaks again
        with translation.override(user.language):
            messages.success(request, _("Your account is kept."))
        return response
    context = {
        "form": form,
        "area": "accounts",
        "protected": is_mfa_enabled(user),
        "devices": UserSession.objects.filter(user=user).count(),
        "accesses": accesses_of(user),
    }
    return render(request, "account/home.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def protect(request: HttpRequest) -> HttpResponse:
    """Why the coordination needs a second factor, and until when it may wait."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    wanted = request.GET.get("next", "")
    there = wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"
    asking = [(due, access) for access in accesses_of(user) if (due := second_factor_due(access))]
    if not asking:
        return redirect(there)
    due = min(one for one, _access in asking)
    left = max(0, math.ceil((due - timezone.now()).total_seconds() / 86400))
    coordinates = any(access.role == Role.COORDINATION for _due, access in asking)
    values = {"days": left, "next": there, "due": due, "coordinates": coordinates, "area": "accounts"}
    return render(request, "account/protect.html", values)


@login_required
@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Sign out on one device."""
    session = get_object_or_404(UserSession, pk=session_id, user=request.user)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.end()
    messages.success(request, _("That device is signed out."))
    return redirect("usersessions_list")
