"""Telling whoever runs the instance that a network waits."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jalon.mailings.actions.account_messages import queue_account_message
from jalon.network.models import Network


def tell_host(network: Network) -> None:
    """Write to the host's addresses that a network waits to be approved, and how."""
    if network.approved:
        return
    with translation.override(settings.LANGUAGE_CODE):
        values = {"name": network.name, "slug": network.slug, "site": settings.SITE_URL}
        subject = _("A network waits to be approved: %(name)s") % values
        text = _(
            "“%(name)s” was created on %(site)s. Until you approve it, it may write to few addresses a day, "
            "or to none. To approve it:\n\n    jalon network approve %(slug)s\n"
        )
        for email in settings.ALARM_EMAILS:
            queue_account_message(to_email=email, subject=subject, text=text % values)
