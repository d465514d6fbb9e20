"""Markdown: CommonMark with tables and struck text, turned into a page and read as one.

HTML inside it is read too. A line break inside a paragraph is a space, as Markdown says; two spaces or a backslash
before it begin a new line, and so do a label and its colon, or a letter and its bracket, that people write at the
beginning of a line and mean to see there.
"""

from __future__ import annotations

import re

from lxml.html import defs
from markdown_it import MarkdownIt

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Margin, Paragraph, Run
from jalon.documents.readers.decoding import decode
from jalon.documents.readers.html import read_text
from jalon.documents.readers.places import NOWHERE, assign_places

MAX_CHARACTERS = 10_000_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^tit(?:le|re)[ \t]*:[ \t]*[\"']?(\S[^\n]*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
# Keys for whoever publishes the page: what stands under them is never read on it.
_PUBLISHING = re.compile(
    r"(?:title|titre|layout|template\w*|theme|tags?|mots-cl[ée]s|keywords|cat(?:egor(?:y|ies))?|cat[ée]gories?|date|author"
    r"|authors|auteure?s?|version|status|statut|draft|brouillon|description|summary|slug|permalink|url|aliases|lang|language"
    r"|langue|id|uid|uuid|outline|toc|sidebar\w*|nav\w*|weight|order|parent|image|cover|icon|css\w*|head|published"
    r"|publi[ée]e?|type|redirect\w*|comments|share|excerpt\w*|output|format|marp|paginate|geometry|fontsize)[ \t]*:.*",
    re.IGNORECASE,
)
_FIRST_HEADING = re.compile(r"^# |^=+[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<(?=/?([a-zA-Z][\w-]*)[^<>:@]*>)")
_LESS = "\ufdd0"  # no character: the "<" of a word ("<note>") until code has been told from markup
_LABEL = r"[*_]{0,2}[A-ZÀ-Ý][\w’'. -]{1,30}[*_]{0,2} ?:[*_]{0,2} ?\S"
_SIGN = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f? ?"
_NUMBER = r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.? (?=[*_]{0,2}[A-ZÀ-Ý«])"
_BEGINS_A_LINE = re.compile(rf"(?<=[^\s>|#-])[ \t]*\n(?=[ \t]*(?:(?:{_SIGN})?{_LABEL}|[a-z]\) |{_NUMBER}|[•▪◦] ))")
_TASK = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\] ")


def _new_line(found: re.Match[str]) -> str:
    """A line break that stays one; a heading is a line already."""
    begin = found.string.rfind("\n", 0, found.start()) + 1
    return "\n" if found.string[begin : begin + 8].lstrip().startswith("#") else "\\\n"


def read(data: bytes) -> Document:
    """Read a Markdown file; raise UnreadableFile when it is empty, no text or far too long."""
    text = decode(data).replace("\f", "\n")
    if not text.strip():
        raise UnreadableFile(Cause.EMPTY)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CHARACTERS)
    matter = _FRONT_MATTER.match(text)
    hidden: list[str] = []
    if matter and ":" in matter[1]:  # its lines ("title: …") are words of the file too
        head, body = matter[1], text[matter.end() :]
        if not _FIRST_HEADING.search(body):
            head = _TITLE.sub(r"# \1", head, count=1)
        shown, hidden = _publishing(head.splitlines())
        text = "\n\n".join(shown) + "\n\n" + body
    text = _TAG.sub(lambda match: "<" if match[1].lower() in defs.tags else _LESS, text)
    text = _BEGINS_A_LINE.sub(_new_line, text)
    markdown = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    page = _TASK.sub(lambda match: match[1] + ("☐ " if match[2] == " " else "☒ "), markdown.render(text))
    page = page.replace(_LESS, "&lt;")
    document = read_text(f"<html><body>{page}</body></html>")
    document.format = "md"
    if hidden:
        document.margins.append(Margin("hidden", [Paragraph([Run(line)], NOWHERE) for line in hidden]))
        assign_places(document)
    return document


def _publishing(head: list[str]) -> tuple[list[str], list[str]]:
    """The lines that say something of the plan, and those for whoever publishes it, with what is listed under them."""
    shown: list[str] = []
    hidden: list[str] = []
    kept = shown
    for line in head:
        if not line.startswith((" ", "\t", "-")):
            kept = hidden if _PUBLISHING.fullmatch(line) else shown
        if line.strip():
            kept.append(line.strip() if kept is hidden else line)
    return shown, hidden
