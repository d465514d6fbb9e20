"""A headless Chromium, driven as a person would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# What makes each page dear and no page different: a frame made anew for each, what is made in advance, what is offered
# to people. It stands for the list of Playwright, of which it keeps what matters here.
LEFT_OUT = [
    "RenderDocument",
    "SpareRendererForSitePerProcess",
    "Prerender2",
    "BackForwardCache",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "Translate",
]
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-frame-rate-limit",  # a frame is drawn when asked for: no key waits for a sixtieth of a second
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(LEFT_OUT)}",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing is fetched beforehand: the one rule that wants it looks at sound and films, and no page has any.
ASKED = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
PATIENCE = 60_000  # milliseconds: a busy machine is no fault, and what does come is not waited for
# The shell first: all that a page is made of, without the rest of a browser; half the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the machine; the test is skipped, and says so, where there is none."""
    path = os.environ.get("JALON_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not installed: set JALON_CHROMIUM to its path")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
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
    looked_at: bool = False,
) -> BrowserContext:
    """A fresh profile, in French, of a given width and theme.

    Where all its pages are `looked_at`, each comes with the rules of accessibility: the browser compiles them once.
    """
    context = browser.new_context(
        locale="fr-CA",
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    if looked_at:
        context.add_init_script(Axe().axe_script)
    if cookies:
        context.add_cookies(cookies)  # type: ignore[arg-type]  # plain dictionaries are what it takes
    return context


def violations(page: Page) -> list[str]:
    """The rules of accessibility that a page breaks as it is now."""
    if not page.evaluate("typeof window.axe?.run === 'function'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("asked => axe.run(asked).then((one) => one.violations)", ASKED)
    return said_of(page, found)


def said_of(page: Page, found: list[dict[str, Any]]) -> list[str]:
    """What axe found, in lines."""
    return [
        f"{page.url} {one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found
        for node in one["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Says so when a page is wider than its window, once its styles are there."""
    page.wait_for_load_state("load")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url} is wider than the screen"] if wide else []


def complaints(page: Page) -> list[str]:
    """A list where errors on the console and in scripts are kept as they come."""
    kept: list[str] = []
    page.on("console", lambda message: kept.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: kept.append(str(error)))
    return kept
