"""The messages of sign-in are ours: short, in both languages, nothing of a template left."""

from __future__ import annotations

from pathlib import Path

import allauth
import pytest
from django.template.loader import render_to_string
from django.utils import translation

import jalon.web.accounts as area

OURS = Path(area.__file__).parent / "templates"
THEIRS = Path(allauth.__file__).parent / "templates"
# Ways of signing in that are not open here.
UNUSED = ("webauthn",)
CONTEXT = {
    "user": {"name": "Léa <Côté>"},
    "current_site": {"domain": "jalon.example.org"},
    "code": "ABC-123",
    "email": "lea@membre.example",
    "password_reset_url": "https://jalon.example.org/compte/choisir/",
    "from_email": "a@membre.example",
    "to_email": "b@membre.example",
    "deleted_email": "a@membre.example",
    "ip": "127.0.0.1",
    "timestamp": "2027-03-10",
}
MAILS = sorted(
    str(path.relative_to(THEIRS).with_name(path.name.removesuffix("_message.txt")))
    for area in ("account", "mfa")
    for path in (THEIRS / area / "email").glob("*_message.txt")
    if path.name != "base_message.txt" and not path.name.startswith(UNUSED)
)


@pytest.mark.parametrize("name", MAILS)
def test_a_message_of_sign_in(name: str) -> None:
    with translation.override("fr"):
        text = render_to_string(f"{name}_message.txt", CONTEXT)
        subject = render_to_string(f"{name}_subject.txt", CONTEXT).strip()
    assert text.startswith("Bonjour Léa,")
    assert text.rstrip().endswith("jalon.example.org")
    assert "&lt;" not in text
    assert "\n\n\n\n" not in text
    assert subject
    assert "Sign" not in subject


@pytest.mark.parametrize("name", MAILS)
def test_it_is_said_in_english_too(name: str) -> None:
    with translation.override("en"):
        assert render_to_string(f"{name}_message.txt", CONTEXT).startswith("Hello Léa,")


def test_there_is_none_of_ours_that_is_never_sent() -> None:
    written = {path.name for path in OURS.glob("*/email/*.txt")}
    assert written <= {path.name for path in THEIRS.glob("*/email/*.txt")}
