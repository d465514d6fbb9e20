"""A file chosen in a browser: its name in a page of any language, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import context_for

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def page_to_try(chrome: Browser, live_server: Any, *, scripts: bool) -> Iterator[Page]:
    cookies = [{"name": "django_language", "value": "en", "url": live_server.url}]
    with context_for(chrome, width=360, scripts=scripts, cookies=cookies) as context:
        page = context.new_page()
        page.goto(live_server.url + reverse("try"))
        yield page


def test_the_name_of_the_file_is_shown_in_a_page_in_english(chrome: Browser, live_server: Any, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(b"plan")
    with page_to_try(chrome, live_server, scripts=True) as page:
        name = page.locator("[data-file-name]")
        expect(name).to_have_text("No file chosen")
        page.locator("[type=file]").set_input_files(file)
        expect(name).to_have_text("plan.docx")


def test_the_choice_is_reached_by_the_keyboard(chrome: Browser, live_server: Any) -> None:
    with page_to_try(chrome, live_server, scripts=True) as page:
        page.get_by_label("action plan").focus()
        expect(page.locator(".file-button")).not_to_have_css("outline-style", "none")


def test_without_scripts_the_browser_shows_its_own(chrome: Browser, live_server: Any) -> None:
    with page_to_try(chrome, live_server, scripts=False) as page:
        expect(page.locator(".file-face")).to_be_hidden()
        expect(page.locator("[type=file]")).to_have_css("opacity", "1")
