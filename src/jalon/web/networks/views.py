"""Choosing a network, where its plan stands, its settings."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.network.actions.founding import creation_refusal
from jalon.network.actions.networks import change_settings
from jalon.network.models import Access
from jalon.network.queries import invitations_for, networks_of
from jalon.plans.actions.teaching import taught_again, untaught
from jalon.plans.queries.standing import plans_for
from jalon.web.access.words import role_word
from jalon.web.components.access import network_page, page
from jalon.web.components.uploads import UploadForm
from jalon.web.networks.forms import SettingsForm
from jalon.web.networks.lessons import lessons_of
from jalon.web.networks.overview import home_of
from jalon.web.networks.waiting import waiting_for


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The networks of who is signed in."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    context = {
        "networks": networks_of(user),
        "invitations": [(one, role_word(one.role)) for one in invitations_for(user)],
        "may_create": not creation_refusal(user),
    }
    return render(request, "networks/choose.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def network_home(request: HttpRequest, access: Access) -> HttpResponse:
    """Where the plan stands, what presses, what waits for this person."""
    plans = plans_for(access.network, Role(access.role).audience)
    context = {"home": home_of(access, plans, request.GET), "waiting": waiting_for(access, plans), "area": "home"}
    return page(request, access, "networks/home.html", context | {"form": UploadForm()})


@network_page(Permission.CHANGE_SETTINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, access: Access) -> HttpResponse:
    """What is this network's own."""
    network = access.network
    form = SettingsForm(request.POST if request.method == "POST" else None, network=network)
    if request.method == "POST" and form.is_valid():
        change_settings(network=network, actor=f"user:{request.user.pk}", **form.settings())
        messages.success(request, _("The settings are kept."))
        return redirect("network_settings", network.slug)
    status = 422 if form.errors else 200
    return page(request, access, "networks/settings.html", {"form": form} | lessons_of(network), status=status)


@network_page(Permission.CHANGE_SETTINGS)
@require_POST
def forget(request: HttpRequest, access: Access, taught_id: int) -> HttpResponse:
    """Take back something that was taught to the reader."""
    one = get_object_or_404(access.network.taught, pk=taught_id)
    taken = untaught(network=access.network, taught_id=one.pk, actor=f"user:{request.user.pk}")
    if taken:
        messages.success(
            request, _("“%(words)s” is forgotten: documents are read without it.") % {"words": taken.words}
        )
    return redirect(reverse("network_settings", args=[access.network.slug]) + "#lecture")


@network_page(Permission.CHANGE_SETTINGS)
@require_POST
def put_back(request: HttpRequest, access: Access, taught_id: int) -> HttpResponse:
    """Put back something that was taken back."""
    one = get_object_or_404(access.network.taught, pk=taught_id)
    back = taught_again(network=access.network, taught_id=one.pk, actor=f"user:{request.user.pk}")
    if back:
        messages.success(request, _("“%(words)s” is known again.") % {"words": back.words})
    return redirect(reverse("network_settings", args=[access.network.slug]) + "#lecture")
