"""Tells the people of a host, by mail, that something no longer works, and that it does again.

Run from outside what it watches (`jalon health --mail`, by a timer): a worker that died tells nobody. What was told is
remembered in a file, since the database itself may be what does not answer.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError
from django.utils import timezone

from jalon.cli.messages import spoken, text
from jalon.health.queries import conditions
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.figures import moment_words

AGAIN: Final = timedelta(days=1)
SECONDS: Final = 20
NO_SERVER: Final = {502, 504}  # the proxy's own answer when nothing is behind it
DATABASE, WEB = "database", "web"

SENTENCES: Final = {
    DATABASE: _("The database does not answer."),
    WEB: _("The pages do not answer."),
    "worker": _("The worker no longer runs: messages wait (last sign: {last})."),
    "daily": _("The work of the day is not done any more (last done: {last})."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A part, whether it works, and when it last did if that is known."""

    part: str
    alive: bool
    last: datetime | None = None

    @property
    def sentence(self) -> str:
        """What is wrong with it."""
        last = moment_words(timezone.localtime(self.last), spoken()) if self.last else text("never")
        return text(SENTENCES[self.part], last=last)


def look(now: datetime, url: str = "") -> list[Finding]:
    """Every part; the pages too when an address to ask is given."""
    web = [Finding(WEB, answers(url))] if url else []
    try:
        parts = [Finding(one.part.value, one.alive, one.last) for one in conditions(now)]
    except DatabaseError:
        return [*web, Finding(DATABASE, alive=False)]
    return [*web, *parts]


def answers(url: str) -> bool:
    """Whether a server of ours answers there, whatever it says."""
    try:
        urllib.request.urlopen(url, timeout=SECONDS).close()  # noqa: S310 - the host's own address
    except urllib.error.HTTPError as error:
        return error.code not in NO_SERVER
    except OSError:
        return False
    return True


def tell(found: list[Finding], now: datetime) -> bool:
    """Write to the host's addresses when something new is wrong, each day that it stays so, and once it is over."""
    memory = Path(settings.VAR) / "alarm.json"
    wrong = [one for one in found if not one.alive]
    told = json.loads(memory.read_text(encoding="utf-8")) if memory.exists() else {}
    if not wrong:
        if told:
            _send(text("Jalon works again"), [text("Everything works again.")])
            memory.unlink()
        return bool(told)
    names = [one.part for one in wrong]
    known = set(names) <= set(told.get("parts", [])) and now < datetime.fromisoformat(told["at"]) + AGAIN
    if not known:
        _send(text("Jalon no longer works as it should"), [one.sentence for one in wrong])
    at = told["at"] if known else now.isoformat()
    memory.write_text(json.dumps({"parts": names, "at": at}), encoding="utf-8")  # what is well again may stop again
    return not known


def _send(subject: str, lines: list[str]) -> None:
    body = "\n".join([*lines, "", settings.SITE_URL, ""])
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=settings.ALARM_EMAILS, headers=headers).send()
