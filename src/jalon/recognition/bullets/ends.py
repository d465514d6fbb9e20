"""What a plan writes at the end of its lines: "(Greffe)", "– Pôle web, T2 2026", "→ CA".

One bracket at the end of one line may say anything. When most lines of a plan end the same way, what is written there
is who, when or how far: a part that is a time is the schedule, one that is a status the status, the others the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.phrases.schedules import read_schedule
from jalon.recognition.bullets.fields import is_body
from jalon.recognition.bullets.loose_times import is_loose_time, is_occasion
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.pairing import says_time
from jalon.recognition.proposal import Language
from jalon.recognition.sentences import unfinished
from jalon.recognition.source import Text
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_infinitive

ENOUGH: Final = 3  # lines
MOST: Final = 0.6  # of the lines of lists
NAMES: Final = 0.8  # of the ends that read as names, times or statuses
FORMS: Final = {
    "round": re.compile(r"\s*\(([^()]{2,90})\)\s*[.;]?$"),
    "square": re.compile(r"\s*\[([^\[\]]{2,90})\]\s*[.;]?$"),
    "arrow": re.compile(r"\s*(?:→|⇒|->|=>)\s*([^→⇒]{2,90}?)\s*[.;]?$"),
    "dash": re.compile(r"\s[–—-]\s+([^–—]{2,90}?)\s*[.;]?$"),
    "stop": re.compile(r"(?<=[.!?])\s+([^.!?()]{2,60}?)\s*[.!;]?$"),
    "commas": re.compile(r",\s+([^,;()]{2,60},\s+[^,;()]{2,40}?)\s*[.;]?$"),
    "bar": re.compile(r"\s*\|\s*([^|]{2,90}?)\s*[.;]?$"),
}
_SENTENCES: Final = (FORMS["stop"], FORMS["commas"])  # what a sentence may hold too: at least half say when
# "et" parts two names when the second has a capital: « Greffe et Pôle web », not « Santé et sécurité ».
_BETWEEN: Final = re.compile(r"([,;|·]|\s[–—-]\s|(?<!\d)/|/(?!\d)|\s(?:et|and|&)\s(?=[A-ZÀ-Ý]))")
# Who does what all do, or what nobody does yet.
EVERYBODY: Final = frozenset(
    ("tous", "toutes", "toutes et tous", "tous et toutes", "tout le monde", "chacun", "chacune", "l'equipe",
     "benevoles", "les benevoles", "volontaires", "all", "everyone", "everybody", "volunteers", "all staff",
     "voluntarios", "todos", "a determiner", "a preciser", "a confirmer", "a definir", "tbd", "tbc",
     "to be determined", "to be confirmed")
)  # fmt: skip
_ALL_OF: Final = re.compile(
    r"(?:tou(?:te)?s les|l'ensemble des|les|all(?: the| our)?) "
    r"(?:membres|partenaires|organismes|comites|benevoles|employe|equipes|groupes|participant|members|partners|teams)"
)
_SEATED: Final = frozenset((PartyKind.BODY, PartyKind.ROLE))
_AFTER_BRACKET: Final = re.compile(r"(?<=[)\]])\s*:\s+([^:()\[\]]{2,40}?)\s*[.;]?$")
_SHOUTED: Final = re.compile(r"\s+([A-ZÀ-Ý]{3,}(?:\s[A-ZÀ-Ý]{3,})?)\s*[.!]?$")
_WORDS_OF_A_NAME: Final = 7
_BESIDE_A_TIME: Final = 4  # words
_STATE_FIRST: Final = re.compile(r"\s*[\[(]([^\[\]()]{2,40})[\])]\s*[:–—-]?\s*(?=\w)")
_LABEL: Final = re.compile(r"[^\W\d]\s*:\s")
# A time before a colon, in brackets, or before a dash, with the words that follow; at most forty letters.
_BEFORE_COLON: Final = re.compile(r"\s*+([^\s:][^:]{1,39}?)\s*:\s+(?=\S)")
_BEFORE_COMMA: Final = re.compile(r"([^,:]{4,40}?),\s+(?=[^\W\d])")  # before what is done: "we", or a verb
_WE: Final = re.compile(r"(?:nous|on|we)\s", re.IGNORECASE)
_HEADS: Final = (
    _BEFORE_COLON,
    re.compile(r"[(\[]([^()\[\]]{3,40})[)\]]\s*[:–—-]?\s+(?=\w)"),
    re.compile(r"([^–—:]{3,60}?)(?:\s+[–—-]\s*|\s*[–—-]\s+)(?=[^\W\d])"),
    _BEFORE_COMMA,
)
_DATED: Final = re.compile(r"\d")
_ORDER: Final = re.compile(
    r"\W*(?:avant|apres|lors|pendant|a la|a l'|au|d'ici|pour|before|after|at|during|by|in time|following)\b"
)
_ANY_YEAR: Final = "2000/2001"  # a phrase without a year is a time too
_LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
SHORTEST: Final = 4  # letters of a line before what it ends with

# What is held, and holds nothing: « Fête de la rive », "Spring Fair".
_EVENT: Final = re.compile(
    r"(?:l[ae] |l')?(?:fetes?|journees?|semaines?|festivals?|salons?|foires?|kermesses?|galas?|forums?|colloques?"
    r"|congres|concerts?|spectacles?|portes ouvertes|vernissages?|lancements?|marche (?:de|aux?)|carnavals?)\b"
    r"|(?:\S+ ){1,4}(?:fairs?|festivals?|days?|weeks?|galas?|conferences?|part(?:y|ies)|parades?|shows?"
    r"|concerts?|summits?)$"
)


def cut_head(node: OutlineNode) -> list[Told]:
    """The time at the head of a line: « 12 mai 2026 : Assemblée », "16 May – Paint", "[May 2026] Paint"."""
    match = _head(node.string)
    if match is None:
        return []
    time = node.text.part(*match.span(1))
    node.text = node.text.part(match.end())
    return [Told("schedule", time)]


def begins_with_time(string: str) -> bool:
    """Whether a line has a time at its head."""
    return _head(string) is not None


def _head(string: str) -> re.Match[str] | None:
    for pattern in _HEADS:
        match = pattern.match(string)
        if match is None or not says_when(match[1]) or (pattern is not _BEFORE_COLON and is_occasion(match[1])):
            continue
        rest = string[match.end() :]
        if pattern is _BEFORE_COMMA and not (_WE.match(rest) or is_infinitive(rest)):
            continue
        if pattern in (_BEFORE_COLON, _BEFORE_COMMA) or _tells_when(match[1]):
            return match
    return None


def _tells_when(string: str) -> bool:
    """Whether a time has a figure, or comes back: "Every other month", "Annually"."""
    return bool(_DATED.search(string)) or "recurring" in read_schedule(string.strip()).kind


@lru_cache(maxsize=4096)
def says_when(string: str) -> bool:
    """Whether a phrase is a time and nothing else, in French or in English, whatever the year of the plan."""
    if says_time(string) or is_loose_time(string):
        return True
    if not any(map(str.isdigit, string)):
        return False
    readings = (read_schedule(string.strip(), plan=_ANY_YEAR, language=language) for language in _LANGUAGES)
    return any(reading.kind and "undefined" not in reading.kind and not reading.rest for reading in readings)


def cut_state(node: OutlineNode) -> list[Told]:
    """The status at the end of a line, or at its head in brackets, set apart."""
    text, state = part_state(node.text)
    if state is None and (head := _STATE_FIRST.match(node.string)) and is_status(head[1]) and not says_when(head[1]):
        text, state = node.text.part(head.end()), node.text.part(*head.span(1))
    if state is None:
        return []
    node.text = text
    return [Told("status", state)]


def part_state(text: Text) -> tuple[Text, Text | None]:
    """A text without the status set apart at its end, and that status: "(done)", « – terminé », "FAIT"."""
    for pattern in (FORMS["round"], FORMS["square"], FORMS["dash"], _AFTER_BRACKET, _SHOUTED):
        match = pattern.search(text.string)
        if match and match.start() > SHORTEST and _role(match[1]) == "status":
            if says_when(_BETWEEN.split(match[1])[0]):
                continue  # « (en continu ; trésorier) » says when and who
            if pattern is _SHOUTED and unfinished(text.string[: match.start()]):
                continue  # "the community and TODO" names somebody
            return text.part(0, match.start()), text.part(*match.span(1))
    return text, None


@dataclass(frozen=True, slots=True)
class Ends:
    """The way the lines of a plan end, as names of `FORMS`; empty when they end in no regular way."""

    forms: frozenset[str] = frozenset()

    def cut(self, node: OutlineNode) -> list[Told]:
        """Take the fields off the end of a line, when it ends as the others do: "(Greffe) (mai 2026)" twice."""
        last = self._cut(node)
        roles = {told.role for told in last}
        if roles == {"schedule"}:
            return [*self._cut(node, named=True), *last]
        if roles == {"leads"} and len(last) == 1 and not is_body(last[0].words.string):
            before = copy(node)
            timed = self._cut(before)
            if {told.role for told in timed} == {"schedule"} and (named := self._cut(before, named=True)):
                node.text = (
                    before.text
                )  # "Semer – Rolf – mai – en dormance": what stands behind who and when is a state
                return [*named, *timed, Told("status", last[0].words)]
        return last

    def _cut(self, node: OutlineNode, *, named: bool = False) -> list[Told]:
        """What the last end says; with `named` only names."""
        for form in self.forms:
            match = end_of(FORMS[form], node.string)
            if match is None or match.start() < SHORTEST:
                continue
            span = _whole_span(node.string, match) if form == "dash" else None
            if span is not None:
                words = node.text.part(*span)
                node.text = node.text.part(0, len(node.string[: span[0]].rstrip(" –—-")))
                return [Told("schedule", words)]
            told = _fields(node.text.part(*match.span(1)))
            if told and (not named or all(one.role == "leads" for one in told)):
                node.text = node.text.part(0, match.start())
                return told
        return []


def _whole_span(string: str, last: re.Match[str]) -> tuple[int, int] | None:
    """Where a time stands whose own dash parts its start from its end: "Semer – Rolf – oct. 2026 – mars 2027"."""
    start = end_of(FORMS["dash"], string[: last.start()])
    if start is None or _meets(start[1]) or not (says_when(start[1]) and says_when(last[1])):
        return None
    return (start.start(1), last.end(1)) if says_when(f"{start[1]} – {last[1]}") else None


def learn_ends(nodes: Iterable[OutlineNode]) -> Ends:
    """How the lines of lists end, where most of them end alike."""
    depths: dict[tuple[int, int, int], list[str]] = {}
    for node in nodes:
        numbered = node.number is not None and node.line.kind != "heading"
        if node.bulleted or node.checked or numbered or begins_with_time(node.string):
            deep = 0 if node.bulleted else len(node.values)  # "1 Nourrir" ends otherwise than "1.1.2 Semer, Rolf, mai"
            depths.setdefault((node.line.level, round(node.line.indent), deep), []).append(node.string)
    learnt = {form for lines in depths.values() for form in FORMS if _is_regular(FORMS[form], lines)}
    return Ends(frozenset(learnt))


def _is_regular(form: re.Pattern[str], lines: list[str]) -> bool:
    ends = [match[1] for line in lines if (match := end_of(form, line))]
    if form in _SENTENCES and sum(map(_says_some_time, ends)) * 2 < len(ends):
        return False  # a second sentence, of no regular kind
    known = sum(map(_is_field, ends))
    return known >= ENOUGH and len(ends) >= MOST * len(lines) and known >= NAMES * len(ends)


def end_of(form: re.Pattern[str], string: str) -> re.Match[str] | None:
    """What a text ends with in one form, unless that begins inside a bracket: "Semer (comité – mars)"."""
    found = form.search(string)
    if found is not None and string.count("(", 0, found.start()) > string.count(")", 0, found.start()):
        return None
    return found


def ends_with_time(string: str) -> bool:
    """Whether what is set apart at the end of a line says when, perhaps beside who."""
    found = (end_of(form, string) for form in FORMS.values())
    return any(match is not None and _says_some_time(match[1]) for match in found)


def _says_some_time(end: str) -> bool:
    return any(says_when(part.strip(" .;")) for part in _BETWEEN.split(end)[::2] if part.strip())


def _is_field(end: str) -> bool:
    return all(_part_role(part) for part in _BETWEEN.split(end)[::2] if part.strip())


def _role(part: str) -> str | None:
    """What a part of an end says: a time, a status, or a name, which is short and begins no sentence."""
    if _LABEL.search(part):
        return None  # a label says what it is
    if says_when(part.strip(" .;")):
        return "schedule"
    if is_status(part):
        return "status"
    if ":" in part:
        return None
    words = part.split()
    kind = classify_party(part)
    if fold(part).strip(" .") in EVERYBODY or (kind is PartyKind.PERSON and len(words) <= _WORDS_OF_A_NAME):
        return "leads"
    named = kind in _SEATED or names_all(part) or any(word[:1].isupper() for word in words)
    named = named and not fold(part).startswith(("voir ", "see "))
    named = named and not (kind is PartyKind.UNKNOWN and _EVENT.match(fold(part)))
    return "leads" if named and len(words) <= _WORDS_OF_A_NAME and not is_infinitive(part) else None


def _fields(text: Text) -> list[Told]:
    """The parts of an end, by what they say; none when one of them says nothing known."""
    pieces = _BETWEEN.split(text.string)  # every other one is what stands between
    roles = [_part_role(piece) if at % 2 == 0 and piece.strip() else None for at, piece in enumerate(pieces)]
    # A body and its meeting read as one time: « CA, T2 2026 » says both who and when.
    whole = _part_role(text.string)
    if whole == "leads" and len(pieces) == 1:
        return [Told(whole, text)]
    if whole in {"schedule", "status"} and {role for role in roles if role} != {"leads", "schedule"}:
        return [Told(str(whole), text)]
    told: list[Told] = []
    timed = "schedule" in roles
    for part in end_parts(text):
        role = _part_role(part.string) or ("leads" if timed and _may_lead(part.string) else None)
        if role is None:
            return []
        told.append(Told(role, part))
    return told


def _may_lead(part: str) -> bool:
    """Whether few words beside a time, where most lines end so, say who: « coordo + 2 membres »."""
    return len(part.split()) <= _BESIDE_A_TIME and ":" not in part and not is_infinitive(part)


def names_all(part: str) -> bool:
    """Whether a phrase means every one of some: « tous les membres », "all the partners"."""
    return bool(_ALL_OF.match(fold(part))) and len(part.split()) <= _WORDS_OF_A_NAME


def end_parts(text: Text) -> list[Text]:
    """What an end is made of: the stretches between commas, dashes, slashes and the like."""
    parts: list[Text] = []
    at = 0
    for index, piece in enumerate(_BETWEEN.split(text.string)):
        if piece.strip() and index % 2 == 0:
            parts.append(text.part(at, at + len(piece)))
        at += len(piece)
    return parts


def _part_role(part: str) -> str | None:
    return "leads" if is_body(part) or _meets(part) else _role(part)


def _meets(part: str) -> bool:
    """Whether a phrase names who meets, which reads as a time where it stands alone: « Assemblée des membres »."""
    seated = classify_party(part) in _SEATED and not _DATED.search(part)
    return (
        seated and set(read_schedule(part.strip(" .;")).kind) == {"triggered-by-event"} and not _ORDER.match(fold(part))
    )
