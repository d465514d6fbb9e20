"""« Signaler cette lecture »: the copy is made, shown, saved; nobody else has it, and nothing is sent."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from jalon.plans.models import ImportDraft
from jalon.reading import queue as reading_queue
from jalon.web.components import scrambled
from jalon.web.components.queueing import queue
from tests.web.conftest import PLAN_TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def french() -> Client:
    return Client(headers={"accept-language": "fr"})


def tried(client: Client) -> str:
    """The address that reports the reading of a document just tried."""
    page = client.post("/essayer", {"file": SimpleUploadedFile("plan.txt", PLAN_TEXT.encode())}).content.decode()
    return next(part.split('"')[0] for part in page.split('action="') if part.split('"')[0].endswith("/signaler/"))


def shown(client: Client, report: str) -> str:
    return client.post(report, follow=True).content.decode()


def file_of(page: str) -> str:
    return next(part.split('"')[0] for part in page.split('href="') if part.split('"')[0].endswith("/fichier/"))


def test_the_copy_is_shown_before_it_is_saved(french: Client) -> None:
    page = shown(french, tried(french))
    assert "Copie aux mots brouillés" in page
    assert "Recenser" not in page


def test_the_copy_that_is_saved_is_the_one_that_is_shown(french: Client) -> None:
    page = shown(french, tried(french))
    response = french.get(file_of(page))
    assert response["Content-Disposition"] == 'attachment; filename="copie-brouillee.txt"'
    assert "Recenser" not in response.content.decode()
    line = response.content.decode().splitlines()[0]
    assert escape(line) in page


def test_without_an_address_there_is_nobody_to_write_to(french: Client) -> None:
    assert "mailto:" not in shown(french, tried(french))


def test_a_link_begins_a_message_that_is_not_sent(french: Client, settings: object) -> None:
    settings.MAINTAINERS_EMAIL = "lecture@hote.example"  # type: ignore[attr-defined]
    assert "mailto:lecture@hote.example?subject=" in shown(french, tried(french))
    assert not mail.outbox


def test_a_document_that_is_gone_is_not_copied(french: Client) -> None:
    report = tried(french)
    queue().forget(report.split("/")[2])
    assert french.post(report).status_code == 404


def test_the_copy_goes_after_a_quarter_of_an_hour(french: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    file = file_of(shown(french, tried(french)))
    monkeypatch.setattr(reading_queue, "KEPT", -1)
    assert french.get(file).status_code == 404


def test_a_document_itself_is_never_given_for_a_copy(french: Client) -> None:
    ticket = tried(french).split("/")[2]
    assert french.get(f"/essayer/copie/{ticket}/fichier/").status_code == 404
    assert french.get(f"/essayer/{ticket}/copie/{ticket}/").status_code == 404


def test_too_many_copies_are_refused(french: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tried(french)
    monkeypatch.setattr(scrambled, "TIMES", 0)
    assert french.post(report).status_code == 429


def test_of_a_pdf_it_is_said_that_the_text_alone_is_copied(french: Client) -> None:
    data = queue()  # the name of the copy says it
    ticket = data.add(PLAN_TEXT.encode(), "copie-brouillee-texte.txt", owner="address:a", stranger=True)
    data.wait(ticket, owner="address:a", seconds=20)
    assert "ne peut pas être copié avec sa mise en page" in french.get(f"/essayer/a/copie/{ticket}/").content.decode()


@pytest.fixture
def given(draft: ImportDraft) -> str:
    """The address of the review of a draft that has its file."""
    draft.file_name = "plan.txt"
    draft.content.save("plan.txt", ContentFile(PLAN_TEXT.encode()))
    return f"/reseaux/rjs/importer/{draft.pk}/"


def test_the_review_reports_its_reading(signed_in: Client, given: str) -> None:
    assert f"{given}signaler/" in signed_in.get(given).content.decode()
    page = shown(signed_in, f"{given}signaler/")
    assert given in page
    assert "Recenser" not in page
    assert signed_in.get(file_of(page)).status_code == 200


def test_a_copy_made_from_a_review_is_its_author_s_alone(signed_in: Client, given: str, french: Client) -> None:
    file = file_of(shown(signed_in, f"{given}signaler/"))
    assert french.get(file).status_code == 404
