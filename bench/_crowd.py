"""People who edit and answer at once, and what the database holds of it; imported once Django has its settings."""

from __future__ import annotations

import html
import random
import re
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse
from django.utils import timezone

from bench._live import Person
from bench._plans import make_plans
from bench._tally import Tally, mark
from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.history.models import Entry
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.actions.parties import create_party
from jalon.plans.choices import RequestReason
from jalon.plans.models import PlanItem, ProgressReport, Request, RequestLine
from jalon.web.replies.links import token_of

ITEMS = 60
Write = Callable[[Person, str], int]  # posts one write that says the mark; the status it got


class Crowd:
    """A network with a plan; half its people edit it signed in, half answer by a link."""

    def __init__(self, people: int) -> None:
        self.network = create_network(name="Mesure", slug="mesure", actor="bench")
        (self.plan,) = make_plans([self.network], ITEMS)
        self.items = list(PlanItem.objects.filter(plan=self.plan, kind="action").order_by("pk"))
        editors = people // 2
        self.sessions = [self._session(number) for number in range(editors)]
        self.links = [self._link(number) for number in range(people - editors)]

    def _session(self, number: int) -> str:
        """Somebody of the board, signed in."""
        user = give_account(email=f"personne{number}@example.org", name=f"Personne {number}", actor="bench")
        grant_access(network=self.network, user=user, role=Role.BOARD, actor="bench")
        session: Any = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        return str(session.session_key)

    def _link(self, number: int) -> tuple[str, int]:
        """The token of somebody asked for news of one action, and the line of it."""
        party = create_party(
            network=self.network, name=f"Répondante {number}", email=f"r{number}@example.org", actor="bench"
        )
        asked = Request.objects.create(network=self.network, person=party, expires=timezone.now() + timedelta(days=30))
        item = self.items[number % len(self.items)]
        line = RequestLine.objects.create(request=asked, item=item, reason=RequestReason.SILENT)
        return token_of(asked), line.pk

    def write(self, port: int, tally: Tally, stop: threading.Event) -> list[threading.Thread]:
        """Everybody begins to write, until `stop`."""
        writers = [(session, self._edit) for session in self.sessions]
        threads = [self._thread(Person(port, session), write, tally, stop) for session, write in writers]
        threads += [self._thread(Person(port), self._answering(*link), tally, stop) for link in self.links]
        for thread in threads:
            thread.start()
        return threads

    def _thread(self, person: Person, write: Write, tally: Tally, stop: threading.Event) -> threading.Thread:
        def go() -> None:
            while not stop.is_set():
                word, began = mark(), time.perf_counter()
                try:
                    status = write(person, word)
                except OSError:
                    status = 0  # nothing came back: nothing was acknowledged
                    time.sleep(0.05)
                tally.note(status, word, time.perf_counter() - began)

        return threading.Thread(target=go, daemon=True)

    def _edit(self, person: Person, word: str) -> int:
        """A report of an action, or its schedule changed: any of them, as somebody else may do too."""
        item = random.choice(self.items)
        place = [self.network.slug, self.plan.pk, item.pk]
        if random.random() < 0.5:
            return person.post(reverse("report", args=place), {"status": "in_progress", "note": word})[0]
        address = reverse("item_edit", args=place)
        status, page = person.get(address)
        if status != 200:
            return status
        seen = _seen(page, "seen-schedule")
        return person.post(address, {"seen-schedule": seen, "schedule": f"Automne 2025 {word}"})[0]

    def _answering(self, token: str, line: int) -> Write:
        address = reverse("reply_line", args=[token, line])

        def answer(person: Person, word: str) -> int:
            return person.post(address, {"answer": "in_progress", "note": word})[0]

        return answer


def _seen(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*?name="{name}"', page)
    if found is None:
        raise RuntimeError(f"the form has no field {name}")
    return html.unescape(found[1] or found[2] or "")


def found() -> set[str]:
    """Every mark the database holds: in the words of reports, in what history says was changed."""
    said = set(ProgressReport.objects.exclude(note="").values_list("note", flat=True))
    for changes in Entry.objects.filter(object_type="plan_item", verb="changed").values_list("changes", flat=True):
        said.update(str(changes.get("schedule", ["", ""])[1] or "").split())
    return said
