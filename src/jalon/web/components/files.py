"""A file to choose, in our words: those of a browser are in its own language, whatever the page speaks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_FACE = (
    '<span class="file" data-file>{}<span class="file-face" aria-hidden="true"><span class="file-button">{}</span>'
    '<span class="file-name" data-file-name data-none="{}">{}</span></span></span>'
)


class FileChoice(forms.FileInput):
    """The browser's input with a face over it, where scripts can say what was chosen (jalon/file.css, file.js)."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The input, then its face."""
        words = _("Choose files") if self.allow_multiple_selected else _("Choose a file")
        none = _("No file chosen")
        return format_html(_FACE, super().render(name, value, attrs, renderer), words, none, none)


class FilesChoice(FileChoice):
    """Several files."""

    allow_multiple_selected = True
