"""The form that takes a file, and reading what it holds."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jalon.accounts.models import User
from jalon.documents.errors import Cause, UnreadableFile
from jalon.library.actions import store_file
from jalon.library.models import StoredFile
from jalon.network.models import Network
from jalon.web.components.files import FileChoice
from jalon.web.components.words import explain

ACCEPT = (
    ".docx,.odt,.pdf,.xlsx,.ods,.csv,.html,.htm,.md,.txt,.doc,.xls,"
    "application/pdf,text/plain,text/html,text/csv,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)
MEGABYTE = 1024 * 1024
NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """What a person gave: a name without folders or control characters, the bytes, and what they are when known."""

    name: str
    data: bytes
    media_type: str = ""


def store_upload(*, network: Network, upload: Upload, origin: str, actor: str, user: User | None = None) -> StoredFile:
    """Keep in a network what a person gave; its name says its type when its bytes did not."""
    return store_file(
        network=network,
        name=upload.name,
        data=upload.data,
        media_type=upload.media_type or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
        uploaded_by=user,
        origin=origin,
        actor=actor,
    )


def clean_name(name: str) -> str:
    """The file's own name: no folder, no control character, at most 200 characters with its extension kept."""
    plain = PurePath(name.replace("\\", "/")).name
    plain = "".join(character for character in plain if character.isprintable()).strip() or "document"
    stem, dot, extension = plain.rpartition(".")
    if len(plain) > NAME_LENGTH and dot and len(extension) < 10:
        return f"{stem[: NAME_LENGTH - len(extension) - 1]}.{extension}"
    return plain[:NAME_LENGTH]


class UploadForm(forms.Form):
    """One file, within the limits of the host."""

    file = forms.FileField(
        label=_("The plan’s file"),
        allow_empty_file=True,  # the reader says it better
        max_length=None,
        widget=FileChoice(attrs={"accept": ACCEPT, "data-drop-input": ""}),
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("The file did not arrive. Choose it again."),
            "invalid": _("The file did not arrive. Choose it again."),
        },
    )

    @classmethod
    def refused(cls, words: str) -> UploadForm:
        """An empty form that says why what was given before is not here."""
        form = cls(data={})
        form.errors.clear()
        form.add_error(None, words)
        return form

    def clean_file(self) -> Upload:
        """The upload, read into memory once its size is known to be within the limit."""
        given: UploadedFile[Any] = self.cleaned_data["file"]
        limit: int = settings.UPLOAD_LIMIT
        if (given.size or 0) > limit:
            too_large = UnreadableFile(Cause.TOO_LARGE, limit=limit // MEGABYTE)
            raise forms.ValidationError(explain(too_large), code="too_large")
        return Upload(clean_name(given.name or ""), given.read())
