"""What nobody but its recipient reads in a message: the link that would let anyone come in instead of her."""

from __future__ import annotations

import re

from django.conf import settings

from jalon.accounts.roles import Permission
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind, MessageState
from jalon.network.models import Access

_PERSONAL = re.compile(r"(/invitations/)[\w-]{20,}")


def sealed(message: Message, access: Access) -> Message:
    """The message as this person may read it: an invitation without its link, which proves who holds the mailbox.

    It stays in a draft, for who invites sends it herself; and in the demo, where nothing leaves.
    """
    writes_it = settings.DEMO or message.state == MessageState.DRAFTED
    if message.kind == MessageKind.INVITATION and not (writes_it and access.permits(Permission.CHANGE_ACCESS)):
        message.text = _PERSONAL.sub(r"\1…", message.text)
        message.html = _PERSONAL.sub(r"\1…", message.html)
    return message
