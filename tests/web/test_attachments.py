"""Files that go with a report or an answer: kept, shown, handed back, carried by the archive; nothing hostile."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django import forms
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from jalon.exchange.exporting import export_network
from jalon.exchange.restoring import restore_network
from jalon.library.models import StoredFile
from jalon.plans.models import PlanItem, ProgressReport
from jalon.plans.rules import reports as rules
from jalon.web.components.attachments import HEAVIEST, media_type_of
from jalon.web.replies.links import token_of
from tests.web.addresses import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@pytest.fixture
def item(world: World) -> PlanItem:
    return world.item


@pytest.fixture
def coordination(world: World) -> Client:
    client = Client(headers={"accept-language": "fr"})
    client.force_login(next(iter(world.people.values())))
    return client


def photo(kind: str = "JPEG", weight: int = 0) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, kind)
    return out.getvalue() + bytes(max(0, weight - len(out.getvalue())))


def minutes() -> bytes:
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("Procès-verbal")
    document.save(out)
    return out.getvalue()


def say(client: Client, item: PlanItem, *files: tuple[str, bytes], **values: Any) -> Any:
    given = [SimpleUploadedFile(name, data, "application/octet-stream") for name, data in files]
    address = reverse("report", args=["rjs", item.plan_id, item.pk])
    return client.post(address, {"note": "Voici"} | values | {"attached": given})


def last(item: PlanItem) -> ProgressReport:
    return item.reports.latest("pk")


def test_several_files_are_kept_shown_and_handed_back(coordination: Client, item: PlanItem) -> None:
    given = {"IMG_0042.JPG": photo(weight=HEAVIEST), "PV du comité.docx": minutes(), "liste.csv": b"a;b\n1;2\n"}
    assert say(coordination, item, *given.items()).status_code == 302
    page = coordination.get(reverse("plan_item", args=["rjs", item.plan_id, item.pk])).content.decode()
    kept = {one.name: one for one in last(item).files.all()}
    assert set(kept) == set(given)
    assert kept["IMG_0042.JPG"].media_type == "image/jpeg"
    for name, one in kept.items():
        address = reverse("report_file", args=["rjs", item.plan_id, item.pk, last(item).pk, one.pk])
        assert name in page
        assert address in page
        answer = coordination.get(address)
        assert b"".join(answer.streaming_content) == given[name]
        assert "attachment" in answer.headers["Content-Disposition"]


def test_a_file_alone_says_something(coordination: Client, item: PlanItem) -> None:
    assert say(coordination, item, ("photo.png", photo("PNG")), note="").status_code == 302


def test_no_file_is_no_error(coordination: Client, item: PlanItem) -> None:
    assert say(coordination, item).status_code == 302
    assert not last(item).files.exists()


def test_an_answer_without_account_carries_several(world: World, client: Client) -> None:
    line = world.asked.lines.get()
    address = reverse("reply_line", args=[token_of(world.asked), line.pk])
    given = [SimpleUploadedFile(name, photo(kind)) for name, kind in (("a.jpg", "JPEG"), ("b.webp", "WEBP"))]
    assert "multiple" in client.get(address).content.decode()
    assert client.post(address, {"answer": "done", "attached": given}).status_code == 302
    line.refresh_from_db()
    assert line.report is not None
    kept = dict(line.report.files.values_list("name", "media_type"))
    assert kept == {"a.jpg": "image/jpeg", "b.webp": "image/webp"}


REFUSED = {
    "too heavy": ("photo.jpg", photo(weight=HEAVIEST + 1), "pèse plus de 10"),
    "empty": ("vide.txt", b"", "est vide"),
    "a program with another name": ("photo.jpg", b"MZ\x90\0" + bytes(200), "n’est pas ce que dit son nom"),
    "a page": ("notes.html", b"<!doctype html><script>alert(1)</script>", "n’est pas ce que dit son nom"),
    "a drawing that runs": ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "n’est pas ce que"),
    "a page with another name": ("notes.txt", b"<!doctype html><html>", "n’est pas ce que dit son nom"),
    "a script": ("a.sh", b"#!/bin/sh\n", "n’est pas ce que dit son nom"),
    "an archive": ("a.zip", b"PK\x05\x06" + bytes(18), "n’est pas ce que dit son nom"),
    "a document with another name": ("a.pdf", minutes(), "n’est pas ce que dit son nom"),
    "a picture called a document": ("a.pdf", photo(), "n’est pas ce que dit son nom"),
    "a broken envelope": ("a.docx", b"PK\x03\x04" + b"\xff" * 100, "n’est pas ce que dit son nom"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_kept_is_said(name: str, data: bytes, said: str, coordination: Client, item: PlanItem) -> None:
    before = item.reports.count()
    answer = say(coordination, item, (name, data))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert item.reports.count() == before


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(20), "image/heic"),
        ("IMG.jpeg", photo("PNG"), "image/png"),
        ("a.gif", photo("GIF"), "image/gif"),
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("LISEZMOI", "Été".encode(), "text/plain"),
        ("a.rtf", rb"{\rtf1 a}", "application/rtf"),
    ],
)
def test_a_kind_is_known_by_its_bytes(name: str, data: bytes, media_type: str) -> None:
    assert media_type_of(data, name) == media_type


def test_a_locked_document_says_so() -> None:
    out = BytesIO(minutes())
    with zipfile.ZipFile(out, "a") as zipped:
        zipped.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(forms.ValidationError):
        media_type_of(out.getvalue(), "a.odt")


def test_eleven_files_are_too_many(coordination: Client, item: PlanItem) -> None:
    answer = say(coordination, item, *((f"{number}.txt", b"x%d" % number) for number in range(11)))
    assert (answer.status_code, item.reports.filter(note="Voici").count()) == (422, 0)


@pytest.mark.parametrize("limit", ["FILES_OF_A_LINE", "FILES_OF_A_PERSON"])
def test_a_line_holds_so_much_and_no_more(
    limit: str, coordination: Client, item: PlanItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = sum(one.size for one in StoredFile.objects.filter(reports__item=item))
    monkeypatch.setattr(f"jalon.plans.actions.reports.{limit}", held + 20)
    assert say(coordination, item, ("a.txt", b"0123456789")).status_code == 302
    before = item.reports.count()
    answer = say(coordination, item, ("b.txt", b"0123456789" * 3))
    assert answer.status_code == 422
    assert "donnez plutôt un lien" in answer.content.decode()
    root = f"library/{item.plan.network_id}"
    files = [
        name for folder in default_storage.listdir(root)[0] for name in default_storage.listdir(f"{root}/{folder}")[1]
    ]
    assert len(files) == StoredFile.objects.filter(network=item.plan.network_id).count()
    assert item.reports.count() == before


def test_one_person_leaves_room_for_the_others() -> None:
    assert rules.FILES_OF_A_PERSON * 2 < rules.FILES_OF_A_LINE


def test_they_go_with_the_archive(coordination: Client, world: World, tmp_path: Path) -> None:
    picture = photo()
    say(coordination, world.item, ("photo.jpg", picture))
    export_network(world.network, tmp_path / "reseau.zip")
    copy = restore_network(tmp_path / "reseau.zip", slug="copie")
    report = ProgressReport.objects.filter(item__plan__network=copy, note="Voici").get()
    with report.files.get().content.open() as content:
        assert content.read() == picture
