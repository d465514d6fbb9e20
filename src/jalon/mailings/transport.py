"""A message as it travels, and what a server's answer means."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from jalon.mailings.models import MailSettings, Message
from jalon.mailings.queries import answers_to
from jalon.mailings.rules import NotSentReason, one_line, refusal


@dataclass(frozen=True, slots=True)
class ServerResponse:
    """What a server said. `final`: trying again is no use; `reason`: what it is about, when it says so;
    `server`: nothing else will leave by it now."""

    ok: bool
    code: int | None = None
    words: str = ""
    final: bool = False
    reason: str = ""
    server: bool = False
    provider_id: str = ""


def connection() -> BaseEmailBackend:
    """The way out of this host. The trial's leads to the outbox alone."""
    backend = "jalon.mailings.backends.demo.EmailBackend" if settings.DEMO else settings.EMAIL_BACKEND
    found: BaseEmailBackend = get_connection(backend)
    return found


def letter_of(message: Message, chosen: MailSettings) -> EmailMultiAlternatives:
    """The message with its two parts and its headers."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    reply_to = answers_to(message, chosen)
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=formataddr((one_line(chosen.from_name or message.network.name or name), address)),
        to=[formataddr((message.to_name, message.to_email))],
        reply_to=[reply_to] if reply_to else [],
        headers={"Message-ID": message.message_id, "Content-Language": message.language, **message.headers},
    )
    if message.direct is False:
        letter.extra_headers.setdefault("Precedence", "bulk")
    letter.extra_headers["Auto-Submitted"] = "auto-generated"  # no holiday answer comes back
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter


def draft_of(message: Message, chosen: MailSettings) -> bytes:
    """A file that opens in a mail program as a message not sent yet, from whoever opens it."""
    letter = letter_of(message, chosen)
    for name in ("Message-ID", "Auto-Submitted", "Precedence"):
        letter.extra_headers.pop(name, None)
    written: Any = letter.message()  # Django’s own, which takes a line ending
    for name in ("From", "Message-ID", "Date"):
        del written[name]
    written["X-Unsent"] = "1"
    return bytes(written.as_bytes(linesep="\r\n"))


def post(message: Message, chosen: MailSettings, way: BaseEmailBackend) -> ServerResponse:
    """Hand a message to the server; whatever happens is an answer."""
    try:
        letter = letter_of(message, chosen)
    except ValueError as error:  # an address that cannot be written stops no other message
        return answer_of(error)
    return hand(letter, way)


def hand(letter: EmailMultiAlternatives, way: BaseEmailBackend) -> ServerResponse:
    """Hand what is ready to the server; whatever happens is an answer."""
    try:
        way.open()
        taken = way.send_messages([letter])
    except Exception as error:  # each kind of failure is an answer to keep
        return answer_of(error)
    if not taken:
        return ServerResponse(ok=False, words="nothing was taken", server=True)
    status = getattr(letter, "anymail_status", None)
    return ServerResponse(ok=True, code=250, provider_id=str(getattr(status, "message_id", "") or ""))


def answer_of(error: Exception) -> ServerResponse:
    """What a failure means for the message and for those after it."""
    if isinstance(error, smtplib.SMTPException):
        return _answer_of_server(error)
    if isinstance(error, AnymailError):
        return _answer_of_provider(error)
    if isinstance(error, ValueError):  # a header that cannot be written
        return ServerResponse(ok=False, words=str(error), final=True, reason=NotSentReason.MESSAGE_REFUSED.value)
    return ServerResponse(ok=False, words=str(error) or type(error).__name__, server=True)


def _answer_of_server(error: smtplib.SMTPException) -> ServerResponse:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _refused(code, _words(words), of_recipient=True)
    if isinstance(error, smtplib.SMTPDataError):
        return _refused(error.smtp_code, _words(error.smtp_error), of_recipient=False)
    if isinstance(error, smtplib.SMTPResponseException):  # sign-in, sender, greeting: ours to correct, not hers
        return ServerResponse(ok=False, code=_known(error.smtp_code), words=_words(error.smtp_error), server=True)
    return ServerResponse(ok=False, words=str(error) or type(error).__name__, server=True)


def _known(code: int) -> int | None:
    """A code of SMTP; None for a number that is none, said by something else than a mail server."""
    return code if 200 <= code <= 599 else None


def _refused(code: int, words: str, *, of_recipient: bool) -> ServerResponse:
    """A full mailbox is emptied, a server is set right: those wait. So does what is said to be for now."""
    if _known(code) is None:
        return ServerResponse(ok=False, words=words, server=True)
    if code < 500:
        return ServerResponse(ok=False, code=code, words=words)
    reason = refusal(code, words, of_recipient=of_recipient)
    waits = reason == NotSentReason.MAILBOX_FULL or (reason == NotSentReason.SERVER_REFUSED and of_recipient)
    return ServerResponse(ok=False, code=code, words=words, final=not waits, reason=reason.value)


def _answer_of_provider(error: AnymailError) -> ServerResponse:
    if isinstance(error, AnymailRecipientsRefused):
        return ServerResponse(ok=False, words=str(error), final=True, reason=NotSentReason.RECIPIENT_REFUSED.value)
    code = error.status_code if isinstance(error, AnymailAPIError) else None
    final = code in {400, 422} or not isinstance(error, AnymailAPIError)
    reason = NotSentReason.MESSAGE_REFUSED.value if final else ""
    return ServerResponse(ok=False, code=code, words=str(error), final=final, server=not final, reason=reason)


def _words(given: object) -> str:
    return given.decode("utf-8", "replace") if isinstance(given, bytes) else str(given)
