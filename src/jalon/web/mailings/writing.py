"""Messages in words: a subject and two parts, from templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from jalon.mailings.rules import one_line
from jalon.mailings.writing import Written

SIGNATURE = "-- "  # with its space: mail programs fold what follows


def render_message(template: str, context: Mapping[str, Any], language: str) -> Written:
    """A message from `<template>_subject.txt`, `<template>.txt` and `<template>.html`, in a language.

    The two last extend `mailings/message.txt` and `mailings/message.html`. The context names the `network`, and
    `preferences_url` where a recipient may choose.
    """
    values = {**context, "language": language}
    with translation.override(language):
        subject = render_to_string(f"{template}_subject.txt", values)
        text = render_to_string(f"{template}.txt", values)
        html = render_to_string(f"{template}.html", values | {"subject": one_line(subject)})
    return Written(one_line(subject), _tidy(text), html.strip() + "\n")


def _tidy(text: str) -> str:
    """Lines without trailing spaces, one empty line at most between paragraphs."""
    lines: list[str] = []
    for line in (one if one == SIGNATURE else one.rstrip() for one in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
