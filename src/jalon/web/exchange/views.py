"""A network's own data: an archive to take away, an erasure that can be called off."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.models import User
from jalon.accounts.roles import Permission
from jalon.exchange.asking import ask_erasure, ask_export, call_off_erasure
from jalon.exchange.models import Erasure, Export
from jalon.exchange.rules import CALLED_OFF, KEPT, State
from jalon.network.models import Access
from jalon.web.components.access import network_page, page
from jalon.web.exchange.mail import tell_erasure


class EraseForm(forms.Form):
    """The short name of the network, typed: nobody erases by mistake."""

    slug = forms.CharField(label=gettext_lazy("Short name of the network"), max_length=60)

    def __init__(self, *data: object, slug: str) -> None:
        super().__init__(*data)  # type: ignore[arg-type]
        self.wanted = slug
        self.fields["slug"].widget.attrs |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}

    def clean_slug(self) -> str:
        """It must be the right one."""
        if self.cleaned_data["slug"].strip() != self.wanted:
            raise forms.ValidationError(_("This is not its short name: nothing was done."))
        return self.wanted


@network_page(Permission.CHANGE_SETTINGS)
@require_safe
def data(request: HttpRequest, access: Access) -> HttpResponse:
    """What can be taken away, and the way out."""
    return _page(request, access, EraseForm(slug=access.network.slug))


@network_page(Permission.CHANGE_SETTINGS)
@require_POST
def export(request: HttpRequest, access: Access) -> HttpResponse:
    """Have an archive made by the worker."""
    ask_export(network=access.network, user=_user(request))
    messages.success(request, _("The archive is being made: come back here in a few minutes."))
    return redirect("network_data", access.network.slug)


@network_page(Permission.CHANGE_SETTINGS)
@require_safe
def archive(request: HttpRequest, access: Access, export_id: int) -> FileResponse:
    """The archive, downloaded."""
    ready = Export.objects.filter(network=access.network, state=State.READY, expires__gt=timezone.now())
    found = get_object_or_404(ready, pk=export_id)
    if not found.path.is_file():
        raise Http404
    name = f"{access.network.slug}-{timezone.localdate(found.made).isoformat()}.zip"
    response = FileResponse(found.path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


@network_page(Permission.CHANGE_SETTINGS)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
@require_POST
def erase(request: HttpRequest, access: Access) -> HttpResponse:
    """Have the network erased later; its board is told."""
    form = EraseForm(request.POST, slug=access.network.slug)
    if not form.is_valid():
        return _page(request, access, form, status=422)
    found = ask_erasure(network=access.network, user=_user(request))
    tell_erasure(request, found)
    messages.success(request, _("The network will be erased. Its board and its coordination are told by e-mail."))
    return redirect("network_data", access.network.slug)


@network_page(Permission.CHANGE_SETTINGS)
@require_POST
def keep(request: HttpRequest, access: Access) -> HttpResponse:
    """Call the erasure off."""
    if call_off_erasure(network=access.network, user=_user(request)):
        messages.success(request, _("The network is kept: nothing will be erased."))
    return redirect("network_data", access.network.slug)


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # signed in


def _page(request: HttpRequest, access: Access, form: EraseForm, *, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "area": "networks",
        "form": form,
        "exports": Export.objects.filter(network=access.network, expires__gt=now).select_related("asked_by")[:5],
        "erasure": Erasure.objects.filter(network=access.network).select_related("asked_by").first(),
        "kept_days": KEPT.days,
        "days": CALLED_OFF.days,
    }
    return page(request, access, "exchange/data.html", context, status=status)
