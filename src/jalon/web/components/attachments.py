"""Files that go with what somebody says: a photo, the minutes, the guide. Each of a kind that its bytes show."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.sniffing import Kind, sniff
from jalon.plans.errors import NoRoomForFiles
from jalon.web.components.files import FilesChoice
from jalon.web.components.uploads import MEGABYTE, Upload, clean_name
from jalon.web.components.words import explain

MOST, HEAVIEST = 10, 10 * MEGABYTE
# What telephones offer a camera for, and the usual documents.
ACCEPT: Final = "image/*,.pdf,.docx,.doc,.odt,.xlsx,.xls,.ods,.pptx,.ppt,.odp,.rtf,.txt,.md,.csv"

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_ODF: Final = "application/vnd.oasis.opendocument."
# Of each kind of document: what it is called by, and its media type.
_DOCUMENTS: Final[dict[Kind, tuple[set[str], str]]] = {
    Kind.PDF: ({".pdf"}, "application/pdf"),
    Kind.DOCX: ({".docx", ".docm", ".dotx"}, f"{_OFFICE}wordprocessingml.document"),
    Kind.XLSX: ({".xlsx", ".xlsm"}, f"{_OFFICE}spreadsheetml.sheet"),
    Kind.PPTX: ({".pptx", ".ppsx"}, f"{_OFFICE}presentationml.presentation"),
    Kind.ODT: ({".odt", ".ott"}, f"{_ODF}text"),
    Kind.ODS: ({".ods", ".ots"}, f"{_ODF}spreadsheet"),
    Kind.ODP: ({".odp"}, f"{_ODF}presentation"),
    Kind.DOC: ({".doc"}, "application/msword"),
    Kind.XLS: ({".xls"}, "application/vnd.ms-excel"),
    Kind.PPT: ({".ppt", ".pps"}, "application/vnd.ms-powerpoint"),
    Kind.RTF: ({".rtf", ".doc"}, "application/rtf"),
    Kind.CSV: ({".csv", ".tsv"}, "text/csv"),
    Kind.TXT: ({".txt", ".text", ""}, "text/plain"),
    Kind.MD: ({".md", ".markdown"}, "text/markdown"),
}
# How each kind of picture begins, from which byte; telephones call them as they like.
_PICTURES: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
)
_PICTURE_NAMES: Final = {".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff"}


class AttachmentsField(forms.FileField):
    """No file, one or several; a list of uploads."""

    def __init__(self, label: Any) -> None:
        help_text = gettext_lazy("A photo, the minutes, the guide… Up to 10 MB each.")
        widget = FilesChoice(attrs={"accept": ACCEPT})
        super().__init__(label=label, required=False, widget=widget, help_text=help_text)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Each looked at by itself: what is wrong is said of the file it is about."""
        given = [one for one in data or [] if isinstance(one, UploadedFile)]
        if len(given) > MOST:
            raise forms.ValidationError(_("At most %(n)s files at a time.") % {"n": MOST})
        return [_attachment(one) for one in given]


def _attachment(given: UploadedFile[Any]) -> Upload:
    name = clean_name(given.name or "")
    if (given.size or 0) > HEAVIEST:
        sentence = _("“%(name)s” weighs more than %(limit)s MB: make it smaller, or give a link to it.")
        raise forms.ValidationError(sentence % {"name": name, "limit": HEAVIEST // MEGABYTE})
    data = given.read()
    if not data:
        raise forms.ValidationError(_("“%(name)s” is empty. Choose it again.") % {"name": name})
    media_type = media_type_of(data, name)
    if not media_type:
        sentence = _(
            "“%(name)s” is not what its name says, or of a kind that is not kept: give a picture, a PDF, a text or a "
            "document of Word, Excel, PowerPoint or OpenDocument."
        )
        raise forms.ValidationError(sentence % {"name": name})
    return Upload(name, data, media_type)


def media_type_of(data: bytes, name: str) -> str:
    """What the bytes are, when the name does not say otherwise; empty for what is not kept."""
    extension = PurePath(name).suffix.lower()
    for start, mark, media_type in _PICTURES:
        if data.startswith(mark, start):
            return media_type if extension in _PICTURE_NAMES else ""
    try:
        names, media_type = _DOCUMENTS.get(sniff(data, name), (set(), ""))
    except UnreadableFile as error:
        if error.cause == Cause.ENCRYPTED:
            raise forms.ValidationError(explain(error)) from None
        return ""
    except Exception:  # whatever a damaged envelope makes of itself: it is no document
        return ""
    return media_type if extension in names else ""


def full(error: NoRoomForFiles) -> str:
    """Why no more files are kept with a line."""
    sentence = _("The files of this line would weigh more than %(limit)s MB: give a link instead.")
    return sentence % {"limit": error.limit // MEGABYTE}
