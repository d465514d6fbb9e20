"""What the templates of following members need: answers in words, and the fields in which they are written."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jalon.membership.choices import LONGEST_ANSWER, AnswerKind
from jalon.web.membership import words

register = template.Library()


@register.filter
def answer_word(kind: str, value: str) -> str:
    """An answer as it is read."""
    return words.answer_word(kind, value)


@register.filter
def answer_kind(kind: str) -> str:
    """What an answer is."""
    return str(words.KINDS[kind])


@register.filter
def answer_channel(channel: str) -> str:
    """How an answer came."""
    return str(words.CHANNELS[channel])


@register.filter
def why_unreached(why: str) -> str:
    """Why a member cannot be written to."""
    return words.why_unreached(why)


@register.simple_tag
def answer_field(kind: str, value: str, field_id: str, wrong: str = "", about: str = "") -> SafeString:
    """The field of an answer that is no yes or no, with the one it holds; `about` names it for who does not see."""
    name = format_html(' aria-label="{}"', about) if about else SafeString("")
    fault = SafeString(' aria-invalid="true" aria-describedby="faute"') if wrong else SafeString("")
    marks = format_html('id="{}" name="reponse"{}{} required', field_id, name, fault)
    match AnswerKind(kind):
        case AnswerKind.DATE:
            return format_html('<input type="date" value="{}" {}>', value, marks)
        case AnswerKind.NUMBER:
            return format_html('<input type="text" inputmode="decimal" maxlength="30" value="{}" {}>', value, marks)
        case _:
            return format_html('<textarea rows="3" maxlength="{}" {}>{}</textarea>', LONGEST_ANSWER, marks, value)


@register.simple_tag
def concat(*parts: object) -> str:
    """An identity made of parts."""
    return "".join(map(str, parts))


@register.filter
def step_kind(kind: str) -> str:
    """What a step of a welcome is."""
    return str(words.STEP_KINDS[kind])


@register.filter
def contact_kind(kind: str) -> str:
    """Why a member was spoken to."""
    return str(words.CONTACT_KINDS[kind])


@register.filter
def contact_channel(channel: str) -> str:
    """How she was."""
    return str(words.CONTACT_CHANNELS[channel])
