"""Catalogues compiled without gettext's tools."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from jalon.cli.catalogues import compile_catalogues


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "Plan"\nmsgstr "Le plan"\n', encoding="utf-8")
    return folder


def test_a_catalogue_is_compiled_once(messages: Path, tmp_path: Path) -> None:
    assert (compile_catalogues(tmp_path), compile_catalogues(tmp_path)) == (1, 0)
    assert gettext.translation("django", tmp_path / "locale", ["fr"]).gettext("Plan") == "Le plan"


def test_what_is_left_of_a_catalogue_that_is_gone_goes_too(messages: Path, tmp_path: Path) -> None:
    (messages / "old.mo").write_bytes(b"")
    compile_catalogues(tmp_path)
    assert sorted(one.name for one in messages.iterdir()) == ["django.mo", "django.po"]
