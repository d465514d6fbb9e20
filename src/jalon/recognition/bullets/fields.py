"""What lines and line ends say of an action: "Responsable : X", "(CA, automne 2023)", "d'ici juin 2022"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party, looks_like_party
from jalon.phrases.schedules import read_schedule
from jalon.recognition.bullets.loose_times import is_loose_time
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.bullets.own_labels import INSIDE, UNKNOWN, OwnLabels, field_role, known_labels, says_measure
from jalon.recognition.bullets.taken_on import taken_on
from jalon.recognition.columns import heading_role
from jalon.recognition.sentences import ended
from jalon.recognition.source import Text
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_action, is_infinitive, promises_something
from jalon.recognition.vocabulary.columns import FIELD_ROLES

_LABELLED = re.compile(r"(?:^|[.;|])\s*([^\W\d][\w'’ /-]{1,30}?)\s*:\s*([^.;|]*)")
_WHOLE = 0.9  # of a label that is nothing but the name of a field
_SEVERAL = 3  # lines
_MOST = 0.7  # of the lines that have a lead
_PLAIN_RESULT = frozenset(("resultat", "resultats", "result", "results"))
_PARTS = re.compile(r"([,;]|\s[–—-]\s|(?<!\d)/|/(?!\d))")
_ONLY_INSIDE = {"measures": "expected_results"}  # alone over a list, they are what is done
_TIMED = {"point", "interval", "recurring", "open-ended"}
_SHUT = " .;,|)]–—-·•"
_BEFORE = "([;|.–—-•·→,"
_SENTENCES = {"leads", "schedule"}
_ENDED = {"leads", "schedule", "status", "expected_results"}
_FULL_STOP = re.compile(r"(?:[^\W\d_]{4,}|\d|\b(?!C\.A|A\.G)[A-Z]{2,})\.$")  # and not that of a short word cut
_STOP_BETWEEN = re.compile(r"[^\W_]{2}[)\]]?([.!])?\.$")  # before the next label
_NEW_SENTENCE = re.compile(r"(?<=\w)\.\s+(?=[A-ZÀ-Ý])")
_WORDS_OF_A_SENTENCE = 4
_PARTED = re.compile(r"\s+[·•|]\s+")
_AFTER_BRACKET = re.compile(r"([^()\[\]]+)[)\]][\s–—:;,-]*(\d+(?:[.,]\d+)?\s*%|\d+\s*/\s*\d+)\s*[.;]?$")
_PAREN = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*[.;]?$")
_TAIL = re.compile(r"\s*[;,|–—]\s+([^;|]+)$")
_DASH = re.compile(r"\s[–—-]\s+([^–—]{2,90}?)\s*[.;]?$")
_COMMA = re.compile(r"(?<=[^\W\d]{3}),\s+([^,;:()]{3,30}\d{4})\s*[.;]?$")  # « Fête de la rive, mai 2031 »
_BY = re.compile(
    r"(?:,\s*)?\b((?:d['’]ici|avant|au plus tard|à partir de|à compter de|dès|jusqu['’]|by|before"
    r"|no later than|until|from|antes de|hasta|até|a partir de)\b(?:[^,;:()]|,\s(?=\d{4}\b)){3,60}?)\s*[.;]?$",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:,\s*)?\b((?:pour|le|en|in|on|au|à la|this|next)\b[^,;:()]{3,40}?)\s*[.;]?$", re.IGNORECASE)
_DATED = re.compile(
    r"\d{4}|\b(?:janv|fev|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec|print|ete|autom|hiver"
    r"|jan|feb|march|apr|may|june|july|aug|spring|summer|fall|autumn|winter)"
)
_BODY = re.compile(
    r"(?:c\.?a\.?|a\.?g\.?a\.?|conseil d'administration|coordination|coordonnat\w+|coordo|direction\b.*"
    r"|directrice|directeur|permanence|equipe\b.*|comite\b.*|presidence|secretariat|tresor\w+|agente?\b.*|chargee?\b.*|membres"
    r"|board\b.*|staff|coordinator|director|committee\b.*|.* committee|.* team|.* group|co-chairs?|chair|president\w*"
    r"|treasurer|secretary|clerk)$"
)


def read_fields(node: OutlineNode, own: OwnLabels) -> list[Told]:
    """The fields a whole line is made of; empty when it does not begin with a label."""
    text = node.text if node.label is None else node.line.text
    found = segments(text, own)
    if found and found[0][0] == 0:
        return _timed_leads([told for _, told in found])
    if node.number is not None:
        return []
    if own.measured and says_measure(node):
        whole = node.line.text
        return [Told("expected_results", node.text, whole.part(0, whole.string.index(":")))]
    return taken_on(node) or _own_fields(node, own)


def _own_fields(node: OutlineNode, own: OwnLabels) -> list[Told]:
    """The field of a line that begins with a label of this document alone."""
    unknown = UNKNOWN.match(node.string)
    if unknown and fold(unknown[1]).strip() in own.colons:
        start, end = unknown.span(1)
        role = own.roles.get(fold(unknown[1]).strip(), "extra")
        return [Told(role, node.text.part(unknown.end()), node.text.part(start, end))]
    if not node.bulleted and node.text.folded.text.strip(" :") in own.lines:
        label = node.text.folded.text.strip(" :")
        role = field_role(node.string) or own.roles.get(label, "extra")
        return [Told(role, node.text.part(len(node.string)), node.text)]
    return []


def cut_fields(node: OutlineNode, own: OwnLabels) -> list[Told]:
    """Labelled fields and bare leads and dates at the end of an action's text, which loses them."""
    found = [(start, told) for start, told in segments(node.text, own) if start]
    while found and found[0][1].role not in FIELD_ROLES:
        found.pop(0)
    if found:
        node.text = node.text.part(0, len(node.string[: found[0][0]].rstrip(_SHUT.replace(")", "") + "([•")))
        return _timed_leads([told for _, told in found])
    ends: list[Told] = []
    while True:
        more = _bare_end(node, scheduled=any(told.role == "schedule" for told in ends))
        if not more:
            return ends
        ends = [*more, *ends]


def tells_fields(node: OutlineNode, own: OwnLabels) -> bool:
    """Whether a text is followed by labelled fields on its line: "Peindre. Responsable : Odile"."""
    return any(start and told.role in FIELD_ROLES for start, told in segments(node.text, own))


def segments(text: Text, own: OwnLabels) -> list[tuple[int, Told]]:
    """(offset of the label, field) for each known label followed by a colon."""
    pattern, roles = known_labels()
    folded = text.folded
    if ":" not in folded.text:
        return []
    places: list[tuple[int, int, int, str]] = []
    for match in pattern.finditer(folded.text):
        start, end = folded.place(match.start(1), max(match.end(1), match.end(2), match.end(3)))
        before = text.string[:start].rstrip()
        usual = bool(places) or (match[1] in own.inline and roles[match[1]] in FIELD_ROLES)
        if before and not (before[-1] in _BEFORE or before.endswith(" /") or (usual and text.string[start].isupper())):
            continue
        places.append((start, end, folded.place(*match.span())[1], roles[match[1]]))
    first = UNKNOWN.match(text.string)
    opened = fold(first[1]).strip() if first and first.end() < len(text.string) else ""
    if first and opened in own.colons and opened in own.roles and not (places and places[0][0] == 0):
        places.insert(0, (*first.span(1), first.end(), own.roles[opened]))
    if places:
        taken = {start for start, *_ in places}
        expected = any(role == "expected_results" for *_, role in places)
        more = _own_places(text, own, expected=expected)
        places = sorted([*places, *(place for place in more if place[0] not in taken)])
    return _values(text, places)


def _values(text: Text, places: list[tuple[int, int, int, str]]) -> list[tuple[int, Told]]:
    """The fields whose labels begin, end, and give way to their value at these places, up to the next label."""
    found = []
    for index, (start, end, value, role) in enumerate(places):
        stop = places[index + 1][0] if index + 1 < len(places) else len(text.string)
        words = text.string[value:stop].rstrip()
        beyond: Told | None = None
        if (parted := _PARTED.search(words)) and is_status(words[parted.end() :]):
            beyond = Told("status", text.part(value + parted.end(), stop))
            words = words[: parted.start()]
        words = words.removesuffix(" /")
        shut = len(words.rstrip(" ;|–—-([·•"))
        followed = index + 1 < len(places) and _STOP_BETWEEN.search(words[:shut])
        if (role in _SENTENCES and _FULL_STOP.search(words[:shut])) or (followed and (role in _ENDED or followed[1])):
            shut -= 1
        bare = words[:shut]
        if (start and bare.count("(") < bare.count(")")) or bare.count("[") < bare.count("]"):
            shut = len(bare.rstrip(_SHUT))
            after = _AFTER_BRACKET.match(words)
            if after is not None:  # "(Owner: Ada) — 45 %": what stands after the bracket is no name
                shut = after.end(1)
                beyond = Told("results", text.part(value + after.start(2), value + len(words)))
        over = _sentence_after(role, words[:shut]) if index + 1 == len(places) else None
        if over is not None:
            found.append((start, Told(role, text.part(value, value + over[0]), text.part(start, end))))
            found.append((value + over[1], Told("description", text.part(value + over[1], stop))))
            continue
        found.append((start, Told(role, text.part(value, value + shut), text.part(start, end))))
        found.extend([(value + shut, beyond)] if beyond else [])
    return found


def _sentence_after(role: str, words: str) -> tuple[int, int] | None:
    """Where the value of a lead or a time ends, and where the sentence after it begins: "mai 2026. Le bail est…"."""
    found = _NEW_SENTENCE.search(words) if role in _SENTENCES else None
    if found is None or len(words[found.end() :].split()) < _WORDS_OF_A_SENTENCE:
        return None
    value = words[: found.start()]
    said = _is_schedule(value) if role == "schedule" else _FULL_STOP.search(words[: found.start() + 1])
    return (found.start(), found.end()) if said else None


def part_fields(nodes: list[OutlineNode], own: OwnLabels) -> list[OutlineNode]:
    """The nodes, where a paragraph that tells of its action, then gives its fields, gives way to both."""
    parted: list[OutlineNode] = []
    for node in nodes:
        parted.append(node)
        plain = node.line.kind == "paragraph" and not (node.bulleted or node.fields or node.label or node.number)
        plain = plain and not (is_action(node.string) or promises_something(node.string))  # is the action itself
        first = next(((at, told) for at, told in segments(node.text, own) if at), None) if plain else None
        if first is None or first[1].role not in FIELD_ROLES or not ended(node.string[: first[0]].rstrip()):
            continue
        rest = node.text.part(first[0])
        below = OutlineNode(replace(node.line, text=rest, gap=0), rest)
        below.fields = read_fields(below, own)
        node.text = node.text.part(0, first[0])
        node.line = replace(node.line, text=node.text)
        parted.append(below)
    return parted


def _own_places(text: Text, own: OwnLabels, *, expected: bool) -> list[tuple[int, int, int, str]]:
    """Where the document's own labels stand inside a line, with their roles; `expected`: it says what is expected."""
    return [
        (
            *match.span(1),
            match.end(),
            own.roles.get(label) or ("extra" if expected else _ONLY_INSIDE.get(label, "extra")),
        )
        for match in INSIDE.finditer(text.string)
        if (label := fold(match[1]).strip()) in own.inside
    ]


def _timed_leads(fields: list[Told]) -> list[Told]:
    """The fields, where a time without a label of its own ends the leads: "Responsable : CA ; automne 2023"."""
    if any(told.role == "schedule" for told in fields):
        return fields
    parted: list[Told] = []
    for told in fields:
        end = _TAIL.search(told.words.string) if told.role == "leads" else None
        if end and _is_schedule(end[1]) and not _BODY.match(fold(end[1])):
            parted.append(Told(told.role, told.words.part(0, end.start()), told.label))
            parted.append(Told("schedule", told.words.part(*end.span(1))))
        else:
            parted.append(told)
    return parted


def _bare_end(node: OutlineNode, *, scheduled: bool) -> list[Told]:
    """The last bracket, or what stands after the last dash, when it says who or when; `scheduled`: after a time."""
    string = node.string
    for pattern in (_PAREN, _DASH):
        match = pattern.search(string)
        if (
            match is None
            or match.start() < (4 if pattern is _PAREN else 8)
            or match[1].count(")") > match[1].count("(")
        ):
            continue
        if string[: match.start()][-1:].isdigit() and match[1][:1].isdigit():
            continue  # the second half of two dates
        parts = _parts(node.text.part(*match.span(1)), scheduled=scheduled)
        if pattern is _PAREN and "schedule" in node.told and _only_often(parts):
            parts = []  # "Hold open days (two a year)" says how many, where a label says when
        if parts:
            node.text = node.text.part(0, match.start())
            return parts
    match = _COMMA.search(string) if node.bulleted else None
    if match and _DATED.search(fold(match[1])) and _is_schedule(match[1]):
        words = node.text.part(*match.span(1))
        node.text = node.text.part(0, match.start())
        return [Told("schedule", words)]
    match = _BY.search(string)
    acting = is_action(string) or promises_something(string)
    if match and match.start() > 8 and acting and _DATED.search(fold(match[1])) and _is_schedule(match[1]):
        words = node.text.part(*match.span(1))
        node.text = node.text.part(0, match.start())
        return [Told("schedule", words)]
    return []


def _only_often(parts: list[Told]) -> bool:
    """Whether what is said is how often alone, on no day and in no season."""
    said = [told.words.string for told in parts]
    return [told.role for told in parts] == ["schedule"] and not any(_DATED.search(fold(one)) for one in said)


def cut_time(node: OutlineNode) -> Text | None:
    """Take the time off the end of a sentence that says what somebody will do: "… d'ici le 3 mars", "… in April"."""
    for pattern in (_BY, _ON):
        match = pattern.search(node.string)
        if match and match.start() > 8 and _DATED.search(fold(match[1])) and _is_schedule(match[1]):
            words = node.text.part(*match.span(1))
            node.text = node.text.part(0, match.start())
            return words
    return None


def _parts(text: Text, *, scheduled: bool) -> list[Told]:
    """A bare end as schedule and leads, when every part of it is one of them; else nothing."""
    pieces = [piece.strip() for piece in _PARTS.split(text.string)[::2]]
    if _is_schedule(text.string) and not any(_BODY.match(fold(piece)) for piece in pieces):
        return [Told("schedule", text)]
    told: list[Told] = []
    at = 0
    scheduled = scheduled or any(map(_is_schedule, pieces))
    for piece in _PARTS.split(text.string):
        if piece.strip(" ,;/–—-"):
            part = text.part(at, at + len(piece))
            if _is_schedule(part.string) and not _BODY.match(fold(part.string)):
                told.append(Told("schedule", part))
            elif _BODY.match(fold(part.string)) or looks_like_party(part.string) or (scheduled and _short(part.string)):
                told.append(Told("leads", part))
            else:
                return []
        at += len(piece)
    bodies = all(one.role != "leads" or _BODY.match(fold(one.words.string)) for one in told)
    return told if scheduled or bodies else []


def _is_schedule(string: str) -> bool:
    """Whether a phrase is nothing but a time that has dates or a rhythm, or is soon."""
    if is_loose_time(string):
        return True
    schedule = read_schedule(string.strip(" .;")).as_dict()
    return bool(_TIMED & set(schedule["kind"])) and not schedule["rest"]


def _short(string: str) -> bool:
    """Whether words beside a date may be someone's name."""
    named = classify_party(string) is PartyKind.PERSON or not is_infinitive(string)  # "Samir" is no verb
    return len(string.split()) <= 4 and named and not any(map(str.isdigit, string))


def is_body(string: str) -> bool:
    """Whether a phrase names a body that may lead ("CA", "équipe de rue"), though its meeting may be a time."""
    return bool(_BODY.match(fold(string.strip(" .;"))))


def results_came(nodes: Iterable[OutlineNode]) -> bool:
    """Whether "Résultats:" says what came, not what is expected.

    Where another label says what is expected, where one gives a status, or where fewer lines have it than have a lead:
    what is expected is said of nearly every action.
    """
    roles: Counter[str] = Counter()
    plain, stated = 0, False
    for label, value in (found for node in nodes for found in _LABELLED.findall(node.string)):
        if label_is_result(label):
            plain += 1
            stated = stated or is_status(value)
        elif told := heading_role(label):
            roles[told[0]] += told[1] >= _WHOLE
    sparse = roles["leads"] >= _SEVERAL and plain < _MOST * roles["leads"]
    return plain > 0 and (stated or sparse or roles["expected_results"] >= _SEVERAL)


def label_is_result(label: str) -> bool:
    """Whether a label says no more than "Résultats": what is expected in a plan, what came in a bilan."""
    return fold(label).strip() in _PLAIN_RESULT
