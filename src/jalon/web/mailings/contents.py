"""A message as it travels: its web page in a frame that can do nothing, its file, all the drafts in one archive."""

from __future__ import annotations

import io
import zipfile

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Permission
from jalon.mailings.models import Message
from jalon.mailings.queries import mail_settings
from jalon.mailings.rules import MessageState
from jalon.mailings.transport import draft_of
from jalon.network.models import Access
from jalon.web.components.access import network_page
from jalon.web.mailings.sealing import sealed

# The words of a message come from anywhere: no script, no image from elsewhere, no form; its links open outside.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
MOST_DRAFTS = 500


@network_page(Permission.ASK)
@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, access: Access, message_id: int) -> HttpResponse:
    """The HTML part, as the recipient sees it."""
    message = sealed(get_object_or_404(access.network.messages, pk=message_id), access)
    html = message.html.replace("<head>", '<head><base target="_blank">', 1)
    response = HttpResponse(html)
    response["Content-Security-Policy"] = POLICY
    return response


@network_page(Permission.ASK)
@require_safe
def eml(request: HttpRequest, access: Access, message_id: int) -> HttpResponse:
    """The message as a draft for a mail program."""
    message = sealed(get_object_or_404(access.network.messages.select_related("network"), pk=message_id), access)
    return _file(draft_of(message, mail_settings(access.network)), "message/rfc822", _name(message))


@network_page(Permission.ASK)
@require_safe
def drafts(request: HttpRequest, access: Access) -> HttpResponse:
    """All the drafts not sent yet."""
    chosen, content = mail_settings(access.network), io.BytesIO()
    waiting = access.network.messages.filter(state=MessageState.DRAFTED).select_related("network").order_by("pk")
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for message in waiting[:MOST_DRAFTS]:
            archive.writestr(_name(message), draft_of(sealed(message, access), chosen))
    return _file(content.getvalue(), "application/zip", f"{access.network.slug}-brouillons.zip")


def _name(message: Message) -> str:
    """A name by which a person finds her way in a folder."""
    return f"{message.pk:06d}-{slugify(message.to_name or message.to_email)[:60]}.eml"


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition})
