"""Figures in result phrases: percentages and whose they are, exceptions, counts, dates. Spans are in folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from jalon.phrases import progress_words as words
from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import Folded
from jalon.phrases.spans import Span, Spans
from jalon.phrases.status_words import COUNT_WORDS, NUMBERED

_PERCENT: Final = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|pour ?cents?\b|p\. ?cent\b|per ?cent\b)")
_MONTH: Final = (
    r"(?:jan(?:v(?:ier)?|uary)?|fe[vb](?:r(?:ier|uary)?)?|mar(?:s|ch)?|a[pv]r(?:il)?|ma[iy]|jui?n(?:e)?"
    r"|jui?l(?:let|y)?|aou?t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?"
    r"|dec(?:embre|ember)?)\b\.?"
)
_SEASON: Final = r"(?:printemps|ete|automne|hiver|spring|summer|fall|autumn|winter|aut\.|print\.)"
_YEAR: Final = r"(?:(?:19|20)\d\d)"
_PART_OF: Final = r"(?:(?:debut|mi-?|fin|fin de|early|mid-?|late|end of) ?)?"
_ONE_DATE: Final = (
    rf"(?:(?:le |the )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:de )?{_MONTH}(?:,? ?{_YEAR}| '?\d\d\b)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_PART_OF}(?:{_MONTH}|{_SEASON}),? ?(?:de |of )?(?:{_YEAR}|'?\d\d\b)"
    rf"|{_YEAR}-\d\d(?:-\d\d)?(?!\d)|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|{_YEAR}/\d\d/\d\d"
    rf"|{_YEAR}(?: ?[-/] ?(?:{_YEAR}|\d\d))?)(?![\w%])"
)
_BEFORE_DATE: Final = (
    r"(?:(?:le|en|au|a l'|a la|a|depuis|des|in|on|at|since|the|l'|de|du|d'|of|by|debut|fin) ?(?:the |l'|la |le )?)?"
)
_DATE: Final = re.compile(
    rf"(?<![\w/-]){_BEFORE_DATE}(?P<date>(?:{_MONTH}|{_SEASON})? ?(?:(?:et|a|au|and|to|[-/]) ?)?{_ONE_DATE}"
    rf"(?: ?(?:a|au|et|to|and|-) ?(?:l'|la |le )?{_ONE_DATE})*)"
)
_MAYBE_DATE: Final = re.compile(r"(?:19|20)\d\d|(?:[a-z.]) ?'?\d\d\b")
_EXCEPT: Final = re.compile(
    r"\b(?:sauf|excepte|a l'exception|hormis|a part|except|but not|other than|apart from|excluding|with the exception)"
    r"\b"
    r"(?! (?:que|qu'|si|when|if|that))\s*(?:for|pour|en|dans|a|de|du|des|d'|au|aux|of|in)?\s*(?:la |le |les |l'|the )?"
)
_EXCEPT_END: Final = re.compile(r"[.;:()\n]|\d+(?:[.,]\d+)?\s*%|\s-\s")
_LIST: Final = re.compile(r"\s*,\s*(?:et |and )?|\s+(?:et|and|ou|or|&|ni)\s+|\s*/\s*")
_ARTICLE: Final = re.compile(r"^(?:la |le |les |l['’]|the |en |au |du |des |de la |de l['’])", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(?<![\w/.,'-])(?P<value>\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?P<of>\s*(?:/|\b(?:sur|des|out of|of)\b)\s*(?:les |the |nos |our )?\d+)?(?P<money>\s*\$)?(?![\d%/])(?=\W|$)"
)
_COUNT_WORD: Final = re.compile(
    r"\b(?:(?P<word>"
    + "|".join(COUNT_WORDS)
    + r")(?= [a-z'-]{2,}[sx]\b)|(?:une?|a) (?P<dozen>"
    + "|".join(words.DOZENS)
    + r")\b(?: (?:de|d'|of))?)"
)
_MOST_WORDS: Final = 8  # of a thing counted
_COUNTED: Final = re.compile(
    r"\s*((?:[^\W\d_][\w'’.·()-]*|'|\$)(?:(?:\s+|(?<=[’']))[^\W\d_][\w'·()-]*)"
    rf"{{0,{_MOST_WORDS + 1}}})"
)
_WORD_OF_IT: Final = re.compile(r"[\w$][\w.·()-]*'?")
_TOTAL: Final = re.compile(r" (?:sur|out of) (?:les |the )?\d+\b(?! ?%)")
_FOLLOWS: Final = re.compile(r"\s*([a-z]+)")
_ENDS_LABEL: Final = re.compile(r"[,;.\n(]")
_BOUNDARY: Final = re.compile(r"[,;:.\n()=|·]|\bet\b|\band\b|\s-\s|/")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage: of the whole work, of a part of it (`labels`), or of something else ("measure")."""

    value: float
    role: Literal["whole", "part", "measure"]
    labels: tuple[str, ...]
    span: Span


def read_percents(folded: Folded, taken: list[Span]) -> list[Percent]:
    """The percentages of a phrase. `taken`: spans already understood (statuses, exceptions), which are no labels."""
    matches = list(_PERCENT.finditer(folded.text)) if "%" in folded.text or "cent" in folded.text else []
    known = Spans(taken)
    found: list[Percent] = []
    leads = bool(matches) and not re.search(r"[a-z]", folded.text[: matches[0].start()])  # "90 % MSSS, 50 % MSP"
    for at, match in enumerate(matches):
        since = matches[at - 1].end() if at else 0
        until = matches[at + 1].start() if at + 1 < len(matches) else len(folded.text)
        value = _number(match[1])
        before = (match.start(),) * 2 if leads else _label_before(folded, since, match.start(), known)
        after = _label_after(folded, match.end(), until, known)
        role, labels, span = _percent_role(folded, match.span(), before, after, leads=leads)
        found.append(Percent(value, role, labels, span))
    return found


def _number(written: str) -> float:
    value = float(written.replace(",", "."))
    return int(value) if value.is_integer() else value


def _label_before(folded: Folded, since: int, start: int, taken: Spans) -> Span:
    """The words just before a figure, since the last figure, mark or understood words; a colon does not stop it."""
    since = taken.last_end(start, since)
    text = folded.text[since:start]
    cut = text.rstrip(" :=-(")
    stops = [match.end() for match in re.finditer(r"[;.\n()|·]|,|\s-\s|(?<=\w)\s:\s", cut)]
    begin = since + (stops[-1] if stops else 0)
    return _trim(folded.text, begin, since + len(cut))


def _label_after(folded: Folded, end: int, until: int, taken: Spans) -> Span:
    until = taken.next_start(end, until)
    stop = re.search(r"[,;.\n)|·]|\bet\b", folded.text[end:until])
    return _trim(folded.text, end, end + stop.start() if stop else until)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in words.TRIMMED + "(":
        start += 1
    while end > start and text[end - 1] in words.TRIMMED + "(":
        end -= 1
    return start, end


def _percent_role(
    folded: Folded, span: Span, before: Span, after: Span, *, leads: bool
) -> tuple[Literal["whole", "part", "measure"], tuple[str, ...], Span]:
    said = re.findall(r"[a-z]+", folded.text[slice(*before)])
    follows = re.findall(r"[a-z]+", folded.text[slice(*after)])
    if words.OF_THE_WORK & {*said}:
        return "whole", (), span
    of_something = follows[:1] in (["des"], ["of"], ["du"], ["d"])
    if follows[:1] == ["de"]:
        of_something = bool(said) or (len(follows) > 1 and follows[1] not in words.ADVANCEMENT)
    if of_something or words.MEASURED & {*said, *follows[:4]}:
        return "measure", (), span
    if said and not words.ADVANCEMENT.issuperset(said):
        labels = _labels(folded.words(*before))
        return ("part", labels, (before[0], span[1])) if labels else ("measure", (), span)
    if leads and follows and not words.ADVANCEMENT.issuperset(follows):
        labels = _labels(folded.words(*after))
        if labels:
            return "part", labels, (span[0], after[1])
    return "whole", (), span


def _labels(written: str) -> tuple[str, ...]:
    """The names of the parts that share a percentage: "MSSS", "MSSS et MSP"; nothing when it is no name."""
    name = _ARTICLE.sub("", written.strip())
    last = name.split()[-1] if name else ""
    named = name[:1].isupper() or last.isupper() or last.isdigit()  # "secteur B", "volet 2"
    if len(name.split()) > 5 or not named:
        return ()
    names = [part.strip() for part in _LIST.split(name) if part and part.strip()]
    return tuple(names) if len(names) > 1 and all(is_sigle(part) for part in names) else (name,)


def read_exceptions(folded: Folded) -> tuple[list[str], Span | None]:
    """What a phrase leaves out ("sauf Laval et l'Estrie") and the span of the words that say so."""
    match = _EXCEPT.search(folded.text)
    if not match:
        return [], None
    stop = _EXCEPT_END.search(folded.text, match.end())
    end = stop.start() if stop else len(folded.text)
    names = [_ARTICLE.sub("", part.strip(words.TRIMMED)) for part in _LIST.split(folded.words(match.end(), end))]
    names = [name for name in names if name]
    if not names or max(len(name.split()) for name in names) > 6:
        return [], None
    return names, (match.start(), end)


def read_date(folded: Folded, language: Literal["fr", "en"]) -> tuple[str | None, Span | None]:
    """The first date a phrase gives, as EDTF, with its span; years alone count, day and month alone do not."""
    if not _MAYBE_DATE.search(folded.text):
        return None, None
    from jalon.phrases.schedules import read_schedule  # noqa: PLC0415  (most phrases give no date)

    for match in _DATE.finditer(folded.text):
        reading = read_schedule(folded.words(*match.span("date")).strip(), language=language)
        if reading.edtf and ".." not in reading.edtf:
            return reading.edtf, match.span()
    return None, None


def read_counts(folded: Folded, taken: list[Span]) -> list[tuple[float, str, Span]]:
    """What a phrase counts: number, thing counted as written, span. Years, numbered names and hours do not count."""
    found: list[tuple[float, str, Span]] = []
    text, known = folded.text, Spans(taken)
    since = 0  # where the last one found ends
    for match in _NUMBER.finditer(text) if any(letter.isdigit() for letter in text) else ():
        value = match.span("value")
        if value[0] < since or known.touch(value) or _numbers_a_name(text, match):
            continue
        read = _counted(folded, match, known, since)
        if read:
            found.append((_number(re.sub(r"[ ,](?=\d{3}\b)", "", match["value"])), *read))
            since = read[1][1]
    for match in _COUNT_WORD.finditer(text):
        if known.touch(match.span()):
            continue
        said = COUNT_WORDS[match["word"]] if match["word"] else words.DOZENS[match["dozen"]]
        end = _thing(folded, match.end(), known)
        thing = folded.words(match.end(), end).strip()
        if thing:
            found.append((said, thing, (match.start(), end)))
    return sorted(found, key=lambda one: one[2])


def _numbers_a_name(text: str, match: re.Match[str]) -> bool:
    before = re.search(r"([a-z]+)[ .°-]*$", text[max(0, match.start() - 16) : match.start()])
    if before and before[1] in NUMBERED and not match["of"]:
        return True
    after = _FOLLOWS.match(text, match.end())
    return bool(after and after[1] in words.NO_COUNT_AFTER)


def _counted(folded: Folded, match: re.Match[str], taken: Spans, since: int) -> tuple[str, Span] | None:
    """The thing counted and the span of all: after the number ("6 régions visitées") or before ("Présences : 12").

    What is before goes back to what was counted last, which ends at `since`.
    """
    text = folded.text
    end = _thing(folded, match.end(), taken) if not match["money"] else match.end()
    start = match.end("value")
    thing = folded.words(start, end).strip()
    if thing:
        return thing, (match.start(), end)
    label = _label_of_count(text, since, match.start())
    if label and not taken.touch(label):
        return folded.words(*label).strip(words.TRIMMED), (label[0], end)
    return ("", match.span()) if text.strip() == match[0].strip() else None


def _label_of_count(text: str, since: int, start: int) -> Span | None:
    """The words before a number that a colon separates from it, since the last mark."""
    end = len(text[since:start].rstrip()) + since - 1
    if end <= since or text[end] not in ":=":
        return None
    end = len(text[since:end].rstrip()) + since
    begin = max((mark.end() for mark in _ENDS_LABEL.finditer(text, since, end)), default=since)
    return (begin, end) if begin < end else None


def _thing(folded: Folded, at: int, taken: Spans) -> int:
    """Where the thing counted that begins after a number ends."""
    match = _COUNTED.match(folded.text, at, taken.next_start(at, len(folded.text)))
    if not match:
        return at
    end = at
    for said, word in enumerate(_WORD_OF_IT.finditer(folded.text, at, match.end())):
        plain = word[0].rstrip("'").strip("()")
        if said >= _MOST_WORDS or (plain in words.AFTER_COUNTED and folded.words(*word.span()) not in {"à", "À"}):
            break
        end = word.end()
    while end > at and folded.text[end - 1] in ".(":
        end -= 1
    total = _TOTAL.match(folded.text, end)
    end = total.end() if total else end
    return end if re.search(r"[a-z]{2}|\$", folded.text[at:end]) else at
