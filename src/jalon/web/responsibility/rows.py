"""The lines of « Qui répond de quoi? » as HTML, written at once: a thousand of them must be there at a touch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalon.plans.queries.outline import OutlineItem
from jalon.web.components.parts import Asked, Row, Sharing, in_turn, rest_link
from jalon.web.components.words import language_attribute
from jalon.web.responsibility.lines import Chapter, Line

FEW = 10  # words of a line that tell it from another


@dataclass(frozen=True, slots=True)
class Manner:
    """How lines are shown: `address` is that of the page, `party_url` that of a person, with 0 for her number.

    `party_url` is "" for who may not keep people, and `may_edit` says whether she may entrust. `form` is the key of the
    line being changed with its form as HTML; `done` the key of the line just changed; `ticked` those she ticked.
    """

    address: str
    party_url: str
    language: str
    may_edit: bool
    only_nobody: bool = False
    form: tuple[str, str] = ("", "")
    done: str = ""
    ticked: Collection[str] = ()


class LineWriter:
    """Writes lines; every text goes through `escape`."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.theirs = language_attribute(manner.language)
        self.party_before, _zero, self.party_after = manner.party_url.rpartition("0")
        self.query = "?voir=personne&amp;modifier=" if manner.only_nobody else "?modifier="
        self.tick, self.untitled = escape(_("Tick:")), escape(_("Untitled"))
        self.nobody, self.add = escape(_("Nobody yet")), escape(_("Add an address"))
        self.name, self.change = escape(pgettext("verb", "Name")), escape(_("Change"))
        self.colon = escape(_(": "))
        self.substitute = escape(_("substitute: %(name)s"))

    def lines(self, lines: Iterable[Line]) -> SafeString:
        """Some lines."""
        return mark_safe("".join(map(self.line, lines)))  # noqa: S308 - every text in it was escaped

    def line(self, line: Line) -> str:
        """What somebody may answer for, who does, and the way to change it."""
        kind = " who-heading" if line.heading else ""
        kind += " who-nobody" if line.nobody else ""
        inside = self.what(line) + self.who(line)
        return f'<li class="who-line{kind} d{line.depth}" id="{line.key}">{inside}</li>'

    def what(self, line: Line) -> str:
        tick = ""
        if self.manner.may_edit:
            checked = " checked" if line.key in self.manner.ticked else ""
            tick = (
                '<label class="who-tick"><input type="checkbox" form="several" name="cible"'
                f' value="{line.key}"{checked}>'
                f'<span class="for-ears">{self.tick} {_few(line.text)}</span></label>'
            )
        number = f'<span class="num">{escape(line.printed)}</span> ' if line.number else ""
        text = f"<span{self.theirs}>{escape(line.text)}</span>" if line.text else self.untitled
        count = f' <span class="soft small who-n">{escape(line.count)}</span>' if line.count else ""
        return f'<div class="who-what">{tick}<p>{number}{text}{count}</p></div>'

    def who(self, line: Line) -> str:
        """Who answers and what may be done about it, or the form that says it."""
        if line.key == self.manner.form[0]:
            return self.manner.form[1]
        return f'<div class="who-who">{self.person(line)}{self.silence(line)}</div>{self.edit(line)}'

    def person(self, line: Line) -> str:
        if line.person is None:
            return "" if line.silence else f'<p class="soft">{self.nobody}</p>'
        why = f' <span class="soft small">{escape(line.why)}</span>' if line.why else ""
        other = ""
        if line.substitute:
            words = self.substitute % {"name": escape(line.substitute.name)}
            other = f'<br><span class="small soft">{words}</span>'
        said = "who-inherited" if line.inherited else "who-said"
        return f'<p class="{said}">{escape(line.person.name)}{why}{other}</p>'

    def silence(self, line: Line) -> str:
        if not line.silence:
            return ""
        mend = ""
        if line.party and line.person and self.manner.party_url:
            about = f'<span class="for-ears">{self.colon}{escape(line.person.name)}</span>'
            mend = f' <a href="{self.party_before}{line.party}{self.party_after}">{self.add}{about}</a>'
        return f'<p class="who-silence small">{escape(line.silence)}{mend}</p>'

    def edit(self, line: Line) -> str:
        if not self.manner.may_edit:
            return ""
        asked = f"{self.query}{line.key}"
        focus = " data-focus" if line.key == self.manner.done else ""
        about = f"{self.colon}{escape(line.number)} {_few(line.text)}"
        return (
            f'<a class="who-edit" href="{asked}#{line.key}" hx-get="{self.manner.address}{asked}"'
            f' hx-target="#{line.key}" hx-swap="outerHTML"{focus}>{self.name if line.nobody else self.change}'
            f'<span class="for-ears">{about}</span></a>'
        )


def _few(text: str) -> str:
    words = text.split()
    return escape(" ".join(words[:FEW]) + (" …" if len(words) > FEW else ""))


def write_chapters(
    chapters: list[Chapter], line_of: Callable[[OutlineItem], Line], writer: LineWriter, asked: Asked
) -> Sharing:
    """Put in each chapter what is shown of it."""
    sharing = Sharing(asked)
    for chapter, toward in in_turn(chapters, holds, asked):
        rows = (Row(item.id, writer.line(line_of(item))) for item in chapter.items)
        taken = sharing.take(rows, toward=toward)
        html = taken.html
        if taken.left:
            attributes, link = rest_link(asked, chapter.title, taken.left, axis=chapter.id, begun=bool(html))
            html += f"<li {attributes}>{link}</li>"
        chapter.html = mark_safe(html)  # noqa: S308 - every text in it was escaped
    return sharing


def holds(chapter: Chapter, item_id: int) -> bool:
    """Whether a chapter has the line of an item."""
    return any(item.id == item_id for item in chapter.items)
