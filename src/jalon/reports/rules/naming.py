"""What the file of a bilan is called, for people."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from django.utils.text import slugify

from jalon.plans.rules.public import Reader
from jalon.reports.choices import Format
from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _

LONGEST: Final = 60
# Two files of the same day never pass for one another: what the board reads is not sent to everybody.
_READERS: Final = {Reader.BOARD: _("board"), Reader.FUNDER: _("funder"), Reader.PUBLIC: _("public")}


def file_name(title: str, as_of: date, reader: Reader, fmt: Format, language: str, *, apart: str = "") -> str:
    """ "plan-2024-2027-bilan-2026-06-30.docx"; with for whom it is, but for members.

    `apart` is what tells its plan from another of the same title.
    """
    say = catalogue(language).gettext
    words = slugify(re.sub(r"[’']", " ", title))
    short = words if len(words) <= LONGEST else words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
    parts = [short or "plan", *filter(None, [slugify(apart)]), slugify(say(_("report"))), as_of.isoformat()]
    if reader in _READERS:
        parts.append(slugify(say(_READERS[reader])))
    return "-".join(parts) + f".{fmt.value}"
