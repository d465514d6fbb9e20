"""A headless Chromium, driven as a person would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the machine; the test is skipped, and says so, where there is none."""
    path = os.environ.get("JALON_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not installed: set JALON_CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def session_of(client: Client, address: str) -> list[dict[str, str]]:
    """The cookies of a signed-in test client, for a browser."""
    return [{"name": name, "value": morsel.value, "url": address} for name, morsel in client.cookies.items()]


def context_for(
    browser: Browser,
    *,
    width: int = 1280,
    dark: bool = False,
    scripts: bool = True,
    cookies: list[dict[str, str]] | None = None,
) -> BrowserContext:
    """A fresh profile, in French, of a given width and theme."""
    context = browser.new_context(
        locale="fr-CA",
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    if cookies:
        context.add_cookies(cookies)  # type: ignore[arg-type]  # plain dictionaries are what it takes
    return context
