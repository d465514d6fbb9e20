"""The title of a document, and what it names: its organisation and its period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import Final

from jalon.phrases.acronyms import fits, is_sigle
from jalon.phrases.folding import Folded, fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.phrases.party_words import MATTERS, PROGRAMMES
from jalon.phrases.schedules import read_schedule
from jalon.recognition.bullets.ends import begins_with_time
from jalon.recognition.columns import says_a_field
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Line
from jalon.recognition.numbers import split_label, split_number
from jalon.recognition.sentences import any_of, unfinished
from jalon.recognition.source import Text
from jalon.recognition.verbs import is_infinitive
from jalon.recognition.vocabulary.labels import TITLE_WORDS

MAX_NAME_WORDS = 10
MAX_TITLE_WORDS = 25
_CHAPTERS: Final = 2  # before the one that is the plan
_LONGEST_SIGLE: Final = 9  # letters
TITLES = any_of([*TITLE_WORDS, *(re.sub(r"^plan ", "plans ", words) for words in TITLE_WORDS)])
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What is left of a period without its years: "Année 2026-2027", "pour l'exercice 2026".
_DATES = re.compile(
    r"\W+(?:pour|de)?\s*(?:l['’]|les |la )?"
    r"(?:années?(?: (?:scolaire|financière))?|exercices?|périodes?|(?:fiscal |financial )?years?)\W*$",
    re.IGNORECASE,
)
_TOP = 4  # lines a sigle stands among
_OF = re.compile(r"(?:^|\s)(?:du|de la|de l['’]|des|de|of the|of|d['’])\s*(?=[A-ZÀ-Ý«\"])")
# What these are of is a subject, not who wrote them ("États généraux du travail social").
_REPORTS = re.compile(r"etats generaux|rapport|report|bilan")
_HORIZON = re.compile(r"(?:now|next|maintenant|ensuite|a venir)\b")  # "Now (Q2 2026)" heads what is done then
_APART = re.compile(r"\s*(?:[,(|]|\s[–—-])\s*(?=\S)")
_MAIL = re.compile(r"(?:de|from|a|to|cc|cci|date|envoye|sent|para|enviado)\s*:")  # the head of a letter
# What a table is called: neither the title of the whole, nor who wrote it.
_CAPTION = re.compile(
    r"(?:tableaux?|tables?|figures?) (?:n[o°] ?)?(?:\d+|[ivx]+)\b"
    r"|(?:implementation|actions?|summary|monitoring|reporting|progress) (?:plan )?tables?$"
    r"|tableaux? (?:de mise en oeuvre|de synthese|synthese|recapitulatifs?|des (?:actions|mesures|objectifs))\b"
)
_ADORNED = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f? +\\w")  # "🧩 Strategic goals"
_DAY = re.compile(
    r"\W*(?:le |on )?"
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? )?"
    r"(?:\d{1,2}(?:er|st|nd|rd|th)? [a-z]{3,9}\.?|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?),? (?:19|20)\d\d"
    r"(?:,? (?:de |a |from |at )?\d{1,2} ?[h:].*)?\W*"
)
_SUBJECT = re.compile(
    r"\s*(?:Objet|Sujet|Subject|Asunto|Assunto)\s*:\s*(?:(?:RE|Re|TR|Tr|FWD?|Fwd?|RÉP|Rép)\s*:\s*)*(?=\S)"
)
_SPOKEN_OF = re.compile(
    r"(?P<own>(?i:membres|sein|représenter|consolidation|coordination|members)\s)?"
    r"(?:\b(?:du|le|au|la|de la|à la|the|of the)\s|\b[ld]['’])(?P<sigle>[A-ZÀ-Ý]\w*[A-ZÀ-Ý]\w*)"
)


def read_title(lines: list[Line], draft: Draft) -> set[int]:
    """Take the title, and the organisation and date around it, from the first lines; returns what was taken."""
    at = _title_at(lines)
    if at is None:
        return set()
    line = lines[at]
    taken = {id(line)}
    subject = _SUBJECT.match(line.string)
    if subject:
        draft.notes.append((line.text.part(0, subject.end()), "label"))
    draft.title = line.text.part(subject.end()) if subject else line.text
    following = lines[at + 1] if at + 1 < len(lines) else None
    dated = following is not None and not YEARS.search(line.string) and _is_period(following.string)
    if following is not None and dated and len(following.string.split()) <= 4:
        draft.title = line.text.join(following.text)
        taken.add(id(following))
    _read_title(draft, lines[:at])
    taken |= _below_title(lines[at + 1 + (len(taken) - 1) :], draft)
    mail = [*lines[:at], *takewhile(_heads_mail, lines[at + 1 :])] if subject else []
    for head in filter(_heads_mail, mail):
        draft.notes.append((head.text, "introduction"))
        taken.add(id(head))
    for before in lines[:at]:
        if id(before) in taken:
            continue
        if before.kind == "heading" and _alone_on_top(before, lines):
            draft.notes.append((before.text, "heading"))  # the name of the plan over what it is: "Vers 2031"
            taken.add(id(before))
        elif (
            len(before.string.split()) <= MAX_NAME_WORDS
            and before.string[:1].isupper()
            and _names_organisation(before.string)
        ):
            draft.notes.append((before.text, "organisation"))
            taken.add(id(before))
    return taken | _sigle_of(lines, draft, taken)


def _sigle_of(lines: list[Line], draft: Draft, taken: set[int]) -> set[int]:
    """The sigle of the organisation where it stands on a line of its own, over the title or under it."""
    for line in lines[:_TOP] if draft.organisation else ():
        sigle = line.string.strip("() ")
        if is_sigle(sigle) and not is_sigle(str(draft.organisation)) and fits(sigle, str(draft.organisation)):
            draft.acronyms.setdefault(sigle, str(draft.organisation))
            if id(line) not in taken:
                draft.notes.append((line.text, "organisation"))
            return {id(line)}
    return set()


def _heads_mail(line: Line) -> bool:
    """Whether a line says who sent a letter, to whom or when."""
    return _MAIL.match(fold(line.string)) is not None


def _alone_on_top(line: Line, lines: list[Line]) -> bool:
    """Whether a heading that heads no list is less deep than all the others, though another line says it is a plan."""
    others = [other for other in lines if other is not line and other.kind == "heading"]
    numbered = _numbered(line) or line.level > 1
    return not numbered and all(other.level > line.level for other in others)


def names_a_plan(string: str) -> bool:
    """Whether a heading says that it is the title of a plan, or its years."""
    return bool(TITLES.search(fold(string)) or YEARS.search(string))


def _below_title(lines: list[Line], draft: Draft) -> set[int]:
    """The organisation and the date printed under a title."""
    taken: set[int] = set()
    for line in lines[:3]:
        if line.bullet or split_number(line.text).number or says_a_field(line.string):
            break  # the plan has begun
        reading = read_schedule(line.string) if len(line.string.split()) <= 5 else None
        if line.kind != "heading" and reading is not None and reading.edtf and not reading.rest:
            if not _is_period(line.string):
                draft.notes.append((line.text, "date"))
                taken.add(id(line))
            continue
        if _is_sigle_line(line) and not _is_shouted_section(line, lines):
            draft.notes.append((line.text, "organisation"))
            taken.add(id(line))
            continue
        name, period = _part_period(line.string)
        kinds = list(PartyKind) if _has_sigle_below(line, lines) else [PartyKind.ORGANISATION]
        kinds += [PartyKind.BODY] if period else []
        if line is lines[0] and classify_party(name) is PartyKind.INSTITUTION and not _comes_among(line, lines):
            kinds.append(PartyKind.INSTITUTION)
        if any(is_sigle(other.string.strip("() ")) and fits(other.string.strip("() "), name) for other in lines[:_TOP]):
            kinds.append(PartyKind.BODY)
        plain = line.kind != "heading" or (line is lines[0] and _heads_all(line, lines))
        if (
            draft.organisation is None
            and plain
            and _is_name(line, name, kinds)
            and not _is_shouted_section(line, lines)
        ):
            draft.organisation = name
            draft.period = draft.period or (period_in(period) if period else None)
            draft.notes.append((line.text, "organisation"))
            taken.add(id(line))
    return taken


def _is_sigle_line(line: Line) -> bool:
    """Whether a plain line is a sigle alone, perhaps in brackets: that of who wrote the plan."""
    sigle = line.string.strip(" ()[]")
    return line.kind != "heading" and not line.bullet and len(sigle) <= _LONGEST_SIGLE and is_sigle(sigle)


def _has_sigle_below(line: Line, lines: list[Line]) -> bool:
    """Whether the next line is the sigle that the first letters of a line spell: it is a name, whatever its words."""
    below = next((after for before, after in pairwise(lines) if before is line), None)
    if below is None or not _is_sigle_line(below):
        return False
    initials = iter(word[0] for word in re.findall(r"[^\W\d_]+", fold(line.string)))
    return all(letter in initials for letter in fold(below.string) if letter.isalpha())


def _comes_among(line: Line, lines: list[Line]) -> bool:
    """Whether an institution is one of several that head parts: "Ville de Rive", then "MRC du Lac"."""
    others = (other for other in lines if other is not line and len(other.string.split()) <= MAX_NAME_WORDS)
    return any(classify_party(other.string) is PartyKind.INSTITUTION for other in others)


def _part_period(string: str) -> tuple[str, str]:
    """A name and the period set apart at the end of its line ("Table de la rive, 2025-2027"), or none."""
    for mark in _APART.finditer(string):
        period = string[mark.end() :].strip(" ).")
        if _is_period(period):
            return string[: mark.start()], period
    return string, ""


def _is_shouted_section(line: Line, lines: list[Line]) -> bool:
    """Whether a line in capitals is one of several: a section, not the name of who wrote the document."""
    return line.string.isupper() and any(other.string.isupper() for other in lines if other is not line)


def _is_name(line: Line, name: str, kinds: Collection[PartyKind]) -> bool:
    short = 2 <= len(name.split()) <= MAX_NAME_WORDS and name[-1] not in ".;:,"
    return short and not line.bullet and not _CAPTION.match(fold(name)) and classify_party(name) in kinds


def _heads_all(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a heading right under the title stands over the first labelled part, or over all other headings."""
    others = [other for other in lines if other is not line and other.kind == "heading"]
    over_all = bool(others) or lines[-1] is line
    return over_all and not _numbered(line) and all(other.level > line.level for other in others)


def _title_at(lines: list[Line]) -> int | None:
    """The line that is the title: the one that names a plan best, else the largest, else the first fit to be one."""
    short = [at for at, line in enumerate(lines) if _may_be_title(line) and not _is_section(lines, at)]
    sheet = next((at for at, line in enumerate(lines) if _opens_sheet(line)), len(lines))
    short = [at for at in short if at < sheet]
    titled = [at for at in short if TITLES.search(fold(lines[at].string)) and not _follows_parts(lines, at)]
    if titled:
        return max(titled, key=lambda at: (_titleness(lines[at], at), -at))
    subject = next((at for at in short if _SUBJECT.match(lines[at].string)), None)
    if subject is not None:
        return subject
    sized = [at for at in short if lines[at].size]
    if sized:
        return max(sized, key=lambda at: (lines[at].size or 0, -at))
    headed = [at for at in short if lines[at].kind == "heading"]
    if headed:
        return headed[0]
    top = [at for at in short if at < 3 and not _is_order(lines, at)]
    top = [at for at in top if not _is_day(lines[at].string)] or top
    dated = [at for at in top if any(map(str.isdigit, lines[at].string)) and not _is_period(lines[at].string)]
    return next(iter(dated or top), None)


def _is_day(string: str) -> bool:
    """Whether a line says nothing but a day ("Mardi 14 avril 2026, 13 h 30", "Le 5 mai 2031")."""
    return bool(_DAY.fullmatch(fold(string)))


def _opens_sheet(line: Line) -> bool:
    """Whether a line is the label of a sheet alone ("FICHE ACTION 1"): what follows is its title."""
    labelled = split_label(line.text)
    return labelled is not None and labelled.level == "action" and not labelled.text.string


def _is_order(lines: list[Line], at: int) -> bool:
    """Whether a line is the first of several of its look that say what to do ("Fix the board", "Ring the clerk")."""
    line, below = lines[at], lines[at + 1 : at + 3]
    alike = [other for other in below if _look(other) == _look(line) and is_infinitive(other.string)]
    return is_infinitive(line.string) and bool(alike)


def _may_be_title(line: Line) -> bool:
    words = line.string.split()
    return (
        0 < len(words) <= MAX_TITLE_WORDS
        and not line.bullet
        and line.string[-1] not in ".;:,"
        and (line.string[0].isalnum() or (line.kind == "heading" and _ADORNED.match(line.string) is not None))
        and not _says_an_action(line)
        and not _tells_of_above(line)
        and (not _CAPTION.match(fold(line.string)) or TITLES.search(fold(line.string)) is not None)
        and not _MAIL.match(fold(line.string))
        and (not begins_with_time(line.string) or TITLES.search(fold(line.string)) is not None)
    )


def _says_an_action(line: Line) -> bool:
    """Whether a numbered line is one of a plan: "4) Faire le bilan", "1.1 Publish a report"."""
    numbered = split_number(line.text)
    deep = numbered.value is not None and len(numbered.value) > 1
    return numbered.number is not None and line.kind != "heading" and (deep or is_infinitive(numbered.text.string))


def _tells_of_above(line: Line) -> bool:
    """Whether a plain line is one field of what stands above it: "Objectif : réduire les pertes", "Pilote : Inès"."""
    if line.kind != "heading" and says_a_field(line.string):
        return True
    labelled = split_label(line.text) if line.kind != "heading" and ":" in line.string else None
    return labelled is not None and labelled.number is not None and labelled.value is None and bool(labelled.text)


def _is_section(lines: list[Line], at: int) -> bool:
    """Whether a line is one of several of its look that are numbered, or of several headings that stand over lists."""
    line = lines[at]
    brothers = [n for n, other in enumerate(lines) if _look(other) == _look(line)]
    if len(brothers) < 2:
        return False
    if _numbered(line) and (line.kind == "heading" or not TITLES.search(fold(line.string))):
        return sum(_numbered(lines[n]) for n in brothers) * 2 > len(brothers)
    if line.kind != "heading" or any(other.kind == "heading" and other.level < line.level for other in lines):
        return False
    said = TITLES.search(fold(line.string)) or YEARS.search(line.string)
    return not said and all(_heads_list(lines, n) for n in brothers)


def _follows_parts(lines: list[Line], at: int) -> bool:
    """Whether a heading comes after others of its look over text: the chapter of a report that is its plan."""
    line = lines[at]
    parts = [
        n
        for n in range(at)
        if _look(lines[n]) == _look(line) and lines[n + 1].kind != "heading" and len(lines[n + 1].string.split()) > 1
    ]
    return line.kind == "heading" and len(parts) >= _CHAPTERS


def _look(line: Line) -> tuple[str, int, bool, int]:
    return line.kind, line.level, line.text.bold, round(line.size or 0)


def _numbered(line: Line) -> bool:
    return (split_label(line.text) or split_number(line.text)).number is not None


def _heads_list(lines: list[Line], at: int) -> bool:
    return at + 1 < len(lines) and (bool(lines[at + 1].bullet) or lines[at + 1].kind == "item")


def _titleness(line: Line, at: int) -> float:
    """How much a line that speaks of a plan looks like the title of one."""
    found = TITLES.search(fold(line.string))
    begins = found is not None and found.start() <= 40
    shown = line.kind == "heading" or line.text.bold or line.string.isupper()
    return begins + bool(YEARS.search(line.string)) + 0.5 * shown - 0.05 * at - 0.5 * bool(split_label(line.text))


def _names_organisation(string: str) -> bool:
    plain = string[:1].isupper() and not any(map(str.isdigit, string)) and "=" not in string
    plain = plain and not _MAIL.match(fold(string))
    return plain and not string.endswith((".", ":", ";")) and not _CAPTION.match(fold(string))


def _read_title(draft: Draft, before: list[Line]) -> None:
    """The period and the organisation a title names."""
    title = draft.title
    if title is None:
        return
    draft.period = draft.period or period_in(title.string)
    found = TITLES.search(fold(title.string))
    if found is None:
        return
    folded = Folded(title.string)
    tail = folded.original[folded.place(0, found.end())[1] :]
    if _REPORTS.match(found.group()):
        return
    named = _bare(_DATES.sub("", YEARS.sub("", tail)))
    of = _OF.match(" " + named)
    if of:
        named = " ".join((" " + named)[of.end() :].split())
        if named in PROGRAMMES:
            return
        draft.organisation = _bare(re.split(r"\s[–—|-]\s", named)[0]) or None
        return
    head = YEARS.sub("", folded.original[: folded.place(found.start(), found.start())[0]]).strip(" -–—:|,")
    short = [line.string for line in before if len(line.string.split()) <= MAX_NAME_WORDS]
    names = [string for string in short if _names_organisation(string)]
    names = [name for name in names if not is_sigle(name.strip("() "))] or names
    apart = named[:1].isupper() and re.search(r"[-–—:|,]", tail) and not _is_period(named)
    if (len(head.split()) > 1 or is_sigle(head)) and not unfinished(head) and _may_write(head):
        draft.organisation = head
    elif names:
        draft.organisation = names[-1]
    elif apart and len(named.split()) > 1 and _may_write(named):
        draft.organisation = _bare(re.split(r"\s[–—|-]\s", named)[0]) or None


def _bare(name: str) -> str:
    """A name without the marks around it; the brackets that its sigle stands in are its own: "Réseau de rue (RR)"."""
    bare = name.strip(" -–—:,|/")
    return bare if bare.count("(") == bare.count(")") and not bare.startswith("(") else bare.strip(" -–—:,()|/")


# What sort of plan it is, before its name: "Third Open Harbour National Action Plan" names nobody.
_SORTS: Final = frozenset(
    ("national", "regional", "local", "annual", "strategic", "joint", "integrated", "global", "operational", "draft")
)


def _may_write(name: str) -> bool:
    """Whether a name in a title may be of who wrote it: no programme, and no subject ("Food Poverty Action Plan")."""
    if set(name.split()) & PROGRAMMES:
        return False
    if fold(name).split()[-1:] and fold(name).split()[-1] in _SORTS:
        return False
    subject = classify_party(name) is PartyKind.UNKNOWN and any(fold(word) in MATTERS for word in name.split())
    return not subject


def read_period(lines: list[Line], draft: Draft) -> set[int]:
    """Take the lines that say nothing but the period; returns what was taken."""
    taken: set[int] = set()
    for line in lines:
        if _is_period(line.string):
            found = period_in(line.string)
            if found and (draft.period is None or len(found) > len(draft.period)):
                draft.period = found
            draft.notes.append((line.text, "period"))
            taken.add(id(line))
    return taken


def _is_period(string: str) -> bool:
    """Whether a line says nothing but a stretch of years or months."""
    words = string.split()
    if not 0 < len(words) <= 9 or not YEARS.search(string) or _HORIZON.match(fold(string)):
        return False
    bare = re.sub(r"^(periode|pour la periode|annee|annees|exercice|period|year|fiscal year)\s*:?\s*", "", fold(string))
    if ":" in bare:
        return False  # "Échéance : été 2024" is said of an action
    reading = read_schedule(bare)
    return bool(reading.edtf) and not reading.rest and "point" not in reading.kind[:1]


def period_in(string: str) -> str | None:
    """The EDTF interval of the years a text names ("Plan d'action 2017-2019" → "2017/2019"); None when none."""
    years = YEARS.search(string)
    if not years:
        return None
    starts = [found.start() for found in re.finditer(r"\S+", string[: years.start() + 1])][-8:]
    for start in starts:
        for end in _ends(string, years.end()):
            reading = read_schedule(string[start:end].strip(" -–—:,"))
            if reading.edtf and not reading.rest and "/" in reading.edtf:
                return reading.edtf
    year = years.group()
    alone = len(YEARS.findall(string)) == 1
    return f"{year}/{year}" if alone else None


def _ends(string: str, at: int) -> list[int]:
    """Ends of words after an offset, farthest first."""
    return [found.end() for found in re.finditer(r"\S+", string) if found.end() >= at][::-1]


def main_sigle(strings: Sequence[str], known: Sequence[str]) -> str | None:
    """The sigle a document speaks of as "le X", "du X" most often: its own organisation, most likely."""
    counts: Counter[str] = Counter()
    for string in strings:
        for found in _SPOKEN_OF.finditer(string):
            if classify_party(found["sigle"]) in {PartyKind.BODY, PartyKind.ROLE}:
                continue  # « le CA » is one of every organisation's
            if is_sigle(found["sigle"]) and found["sigle"] not in {*known, *PROGRAMMES}:
                # "les membres du X", "au sein du X" speak of one's own; "demander au X" of anyone.
                counts[found["sigle"]] += 3 if found["own"] else 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return ranked[0][0]


def title_text(text: Text, draft: Draft, *, over_all: bool = False) -> bool:
    """Take a line found inside a table as the title, when it is one and there is none yet, or as the title again.

    `over_all`: it stands over the whole plan, whose parts have names of their own.
    """
    if draft.title is not None and draft.title.string.casefold() == text.string.casefold():
        draft.ignored.append((text, "repeated_title"))
        return True
    if draft.title is not None or len(text.string.split()) > MAX_TITLE_WORDS:
        return False
    if not TITLES.search(fold(text.string)) and not (over_all and YEARS.search(text.string)):
        return False
    draft.title = text
    _read_title(draft, [])
    return True
