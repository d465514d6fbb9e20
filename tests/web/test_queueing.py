"""What a person sees whose file waits to be read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from jalon.plans.models import ImportDraft, Plan
from jalon.reading import Choices, FileRead, queue, read
from jalon.web.components import queueing
from tests.web.conftest import PLAN_TEXT
from tests.web.test_trying import french, upload

__all__ = ["french"]
pytestmark = pytest.mark.django_db
IMPORT = "/reseaux/rjs/importer/"
LONG = 30.0


class Slow:
    """Reads nothing before it may."""

    def __init__(self) -> None:
        self.may, self.began = threading.Event(), threading.Event()

    def __call__(self, data: bytes, name: str, choices: Choices, *, stranger: bool) -> FileRead:
        self.began.set()
        assert self.may.wait(LONG)
        return read(data, name, choices, stranger=stranger)


@pytest.fixture
def slow(settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A line of one, whose reader waits; nobody waits for it on a page."""
    reader = Slow()
    line = queue.Queue(Path(settings.READING_ROOT), slots=1, reader=reader)  # type: ignore[attr-defined]
    monkeypatch.setattr(queueing, "queue", lambda: line)
    monkeypatch.setattr(queueing, "PATIENCE", 0.0)
    yield reader
    reader.may.set()
    until_idle(line)


def until_idle(line: queue.Queue) -> None:
    ends = time.monotonic() + LONG
    while line._draining:
        assert time.monotonic() < ends
        time.sleep(0.01)


def given(client: Client, address: str, name: str = "plan.txt") -> str:
    """The page where a file waits."""
    response = client.post(address, {"file": upload(name)})
    assert response.status_code == 302
    return str(response["Location"])


def test_a_stranger_waits_on_a_page_that_follows_by_itself(french: Client, slow: Slow) -> None:
    place = given(french, "/essayer")
    assert slow.began.wait(LONG)
    response = french.get(place)
    assert response["Refresh"] == str(queueing.AGAIN)
    assert "no-store" in response["Cache-Control"]
    assert "est en lecture" in response.content.decode()


def test_then_what_was_read_is_there(french: Client, slow: Slow) -> None:
    place = given(french, "/essayer")
    slow.may.set()
    until_idle(queueing.queue())
    response = french.get(place)
    assert "Recenser les terrains" in response.content.decode()
    assert "Refresh" not in response


def test_who_comes_after_others_sees_how_many(signed_in: Client, slow: Slow) -> None:
    given(signed_in, IMPORT)
    assert slow.began.wait(LONG)
    page = signed_in.get(given(signed_in, IMPORT, "autre.txt")).content.decode().replace("\u00a0", " ")
    assert "« autre.txt » attend : 1 document passe avant" in page


def test_a_draft_is_made_by_the_button_not_by_looking(signed_in: Client, slow: Slow) -> None:
    place = given(signed_in, IMPORT)
    slow.may.set()
    until_idle(queueing.queue())
    assert "Voir ce qui a été lu" in signed_in.get(place).content.decode()
    assert not ImportDraft.objects.exists()
    response = signed_in.post(place)
    draft = ImportDraft.objects.get()
    assert response["Location"] == f"{IMPORT}{draft.pk}/"
    with draft.content.open("rb") as content:
        assert content.read().decode() == PLAN_TEXT
    assert not list((queueing.queue().root / "waiting").iterdir())


def test_the_button_pressed_twice_makes_one_draft(signed_in: Client, slow: Slow) -> None:
    place = given(signed_in, IMPORT)
    slow.may.set()
    until_idle(queueing.queue())
    signed_in.post(place)
    response = signed_in.post(place, follow=True)
    assert "il est effacé après quinze minutes" in response.content.decode()
    assert ImportDraft.objects.count() == 1


def test_a_file_to_update_a_plan_waits_too(signed_in: Client, plan: Plan, slow: Slow) -> None:
    place = given(signed_in, f"/reseaux/rjs/plans/{plan.pk}/mettre-a-jour/")
    slow.may.set()
    until_idle(queueing.queue())
    response = signed_in.post(place)
    draft = ImportDraft.objects.get(updates=plan)
    assert response["Location"] == f"/reseaux/rjs/plans/{plan.pk}/mettre-a-jour/{draft.pk}/"


def test_a_full_line_is_said_and_keeps_nothing(french: Client, slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST", 1)
    given(french, "/essayer")
    response = french.post("/essayer", {"file": upload()})
    assert response.status_code == 503
    assert "Beaucoup de documents sont lus en ce moment" in response.content.decode()


def test_what_is_gone_is_said(french: Client) -> None:
    response = french.get("/essayer/jamais-vu/")
    assert response.status_code == 404
    assert "Donnez-le de nouveau" in response.content.decode()
