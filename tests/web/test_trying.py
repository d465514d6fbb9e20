"""Essayer: a document read without an account, of which nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.library.models import StoredFile
from jalon.plans.models import ImportDraft
from jalon.web.trying import views
from tests.web.conftest import PLAN_TEXT

pytestmark = pytest.mark.django_db


def upload(name: str = "plan.txt", data: str | bytes = PLAN_TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


@pytest.fixture
def french() -> Client:
    return Client(headers={"accept-language": "fr"})


def test_the_page_needs_no_account(french: Client) -> None:
    response = french.get("/essayer")
    assert response.status_code == 200
    assert "Que dit ce document?" in response.content.decode()


def test_a_plan_is_shown_beside_its_source(french: Client) -> None:
    page = french.post("/essayer", {"file": upload()}).content.decode()
    assert page.count("Recenser les terrains</") == 2
    assert "data-show=" in page


def test_each_value_leads_to_a_place_on_the_page(french: Client) -> None:
    page = french.post("/essayer", {"file": upload()}).content.decode()
    anchors = [part.split('"')[0] for part in page.split('data-show="')[1:]]
    assert anchors
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_nothing_is_kept(french: Client, settings: object) -> None:
    french.post("/essayer", {"file": upload()})
    assert not ImportDraft.objects.exists()
    assert not StoredFile.objects.exists()
    root = Path(settings.MEDIA_ROOT)  # type: ignore[attr-defined]
    assert not [path for path in root.rglob("*") if path.is_file()]


def test_the_answer_is_not_cached(french: Client) -> None:
    assert "no-store" in french.post("/essayer", {"file": upload()})["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("vide.txt", b"", "Il n’y a pas de texte"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "C’est une image"),
        ("plan.docx", b"PK\x03\x04 not a zip", "abîmé"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(french: Client, name: str, data: bytes, sentence: str) -> None:
    response = french.post("/essayer", {"file": upload(name, data)})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_no_file_at_all_gets_a_sentence(french: Client) -> None:
    response = french.post("/essayer", {})
    assert response.status_code == 422
    assert "Choisissez d’abord un fichier" in response.content.decode()


def test_the_name_of_a_file_is_escaped(french: Client) -> None:
    page = french.post("/essayer", {"file": upload("<script>alert(1)</script>.txt")}).content.decode()
    assert "<script>alert" not in page


def test_too_many_from_one_address_are_refused(french: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "TIMES", 2)
    answers = [french.post("/essayer", {"file": upload()}) for _turn in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Faites une pause" in answers[-1].content.decode()


def test_one_address_does_not_stop_another(french: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "TIMES", 1)
    french.post("/essayer", {"file": upload()}, REMOTE_ADDR="192.0.2.1")
    assert french.post("/essayer", {"file": upload()}, REMOTE_ADDR="192.0.2.2").status_code == 200


def test_more_than_the_limit_is_refused_before_it_is_read(french: Client, settings: object) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024  # type: ignore[attr-defined]
    response = french.post("/essayer", {"file": upload(data=b"x" * 3 * 1024 * 1024)})
    assert response.status_code == 413
    assert "trop lourd" in response.content.decode()


def test_a_file_just_over_the_limit_gets_a_sentence(french: Client, settings: object) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024  # type: ignore[attr-defined]
    response = french.post("/essayer", {"file": upload(data=b"x" * (1024 * 1024 + 1))})
    assert response.status_code == 422
    assert "pèse plus de 1" in response.content.decode()


def test_it_speaks_english() -> None:
    page = Client(headers={"accept-language": "en"}).get("/essayer").content.decode()
    assert "What does this document say?" in page
