"""How sure it is that lines without table hold a plan, and not minutes, a letter, a résumé, or an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from functools import cache
from itertools import islice, pairwise, takewhile

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status
from jalon.recognition.bullets.asked import is_agenda
from jalon.recognition.bullets.ends import FORMS, begins_with_time, cut_head, cut_state, learn_ends
from jalon.recognition.bullets.fields import is_body, read_fields
from jalon.recognition.bullets.minutes import learn_named, lists_decisions
from jalon.recognition.bullets.outline_nodes import OutlineNode, tie
from jalon.recognition.bullets.own_labels import learn_labels
from jalon.recognition.bullets.periods import period_lines
from jalon.recognition.bullets.promises import MANY, promised_in_prose, promised_in_time
from jalon.recognition.bullets.sheets import name_sheets
from jalon.recognition.bullets.spoken import agreements
from jalon.recognition.bullets.words import (
    BESIDE_A_CAREER,
    CAREER,
    HELD_TITLES,
    HORIZONS,
    INSTRUCTED,
    NOT_A_PLAN,
    OF_A_PLAN,
    PARTS_AHEAD,
    PLAN_TITLES,
    PLAN_WORD,
    PROMISED,
    PROMISES,
    READ_WORDS,
    TIMED_TITLES,
)
from jalon.recognition.letters import in_other_letters
from jalon.recognition.lines import Element, Line
from jalon.recognition.numbers import split_number
from jalon.recognition.sentences import cut, ended, sentence_breaks
from jalon.recognition.states import is_status
from jalon.recognition.verbs import commits, is_action, is_infinitive, promises_something
from jalon.recognition.vocabulary.columns import FIELD_ROLES

_PAST = re.compile(
    r"\b(?:a|ont|etait|etaient|avait|avaient|fut|furent) (?:ete|eu lieu|\w+e|\w+is|\w+it|\w+u)e?s?\b"
    r"|\b(?:was|were|has been|had|said|announced)\b"
)
_LONG_PROSE = 45
_SHORT = 25
_OF_ITS_SHAPE = 0.45
_FEW_ORDERS, _MANY_ORDERS = 4, 40  # lines
_NEARLY_ALL = 0.8  # of them
_NAMED_FIRST = re.compile(r"[A-ZÀ-Ý@][^\s:]*(?: [^\s:–—-]+){0,2}(?:\s*:|\s[–—-])\s*")
_SEVERAL = 2  # words of instructions
_FIRST_LINES = 12
_ENOUGH = 3  # dated actions, lines of a list
_ONE_IN = 8  # paragraphs
_OPENER = 5  # words: a shorter line is a title
_MOSTLY = 0.6  # of the lines
_LONG_DATE = 40  # letters
_SPOKEN_TO = 0.2  # share of lines: a plan may speak to its readers here and there
# What asks the reader to do it ("Notez trois forces", "your strengths"): a form, a lesson, a guide.
_ADDRESSED = re.compile(
    r"^\W*(?:etape \d+ ?: ?)?(?!chez|assez|allez|nez\b)[a-z]{3,}ez\b|\b(?:votre|vos|your|yourself)\b"
)
_MOST_READ = 0.04  # share of French or English small words: a text in either has a fifth of them
_END = re.compile(r"[(\[]([^()\[\]]{4,60})[)\]]\s*[.;]?$")
_NUMBERED = re.compile(r"([a-z]{4,20}) +(?:n[o°]? *)?(?:\d{1,2}|[ivx]{1,4}|[a-f])\b")
_PLAN_WORD = re.compile(rf"(?<!\w){PLAN_WORD}(?!\w)")


def plan_evidence(elements: Sequence[Element]) -> float:
    """From 0 to 1: how much these elements look like a plan of headings and bullets."""
    lines = [element for element in elements if isinstance(element, Line) and element.string]
    if not lines:
        return 0.0
    nodes = tie(lines)
    titled = any(_is_plan_title(line) for line in lines[:_FIRST_LINES])
    if _is_resume(nodes) or (not titled and is_agenda(nodes)):
        return 0.0
    name_sheets([node for node in nodes if _numbers_promise(node)])
    folded = fold("\n".join(line.string for line in lines))
    listed = {node for node in nodes if node.bulleted or node.label is not None or node.number is not None}
    fields = _fields(nodes)
    total = sum(node.words for node in nodes) or 1
    share = sum(node.words for node in listed) / total
    entries = [node for node in nodes if node in listed or (node.words <= _SHORT and ended(node.string))]
    acting = sum(_acts(node.string) for node in entries) / max(3, len(entries))
    verbs = sum(is_infinitive(node.string) for node in nodes)
    labels = sum(node.label is not None for node in nodes) + len(period_lines(lines)) + _promises(nodes)
    labels += _ordered_lists(nodes)
    parts, dated = _parts(nodes), _dated([node for node in nodes if node.words <= _SHORT])
    score = 0.3 * min(1.0, share * 1.25) + 0.35 * min(1.0, acting * 2) + 0.1 * min(1.0, verbs / 6)
    said = len(set(_pattern(OF_A_PLAN).findall(folded)))
    score += 0.15 * min(1.0, said / 4) + 0.15 * min(1.0, labels / 4)
    score += 0.45 * min(1.0, fields / 4) if fields >= 3 else 0.0
    score += 0.25 if titled else 0.0
    foreign = _foreign(lines, nodes)
    score += 0.3 * foreign
    score += 0.1 * min(1.0, parts / 3) + 0.2 * min(1.0, dated / 4)
    ticked = _ticked(nodes)
    score += 0.25 * ticked
    score -= _against(nodes, folded, total)
    if not ticked + said + labels + fields + parts + (dated >= _ENOUGH) + foreign:
        score = min(score, 0.35)  # things to do, of no plan
    acts = promised_in_prose(nodes)
    of_prose = acts >= MANY or _headed_by_orders(nodes)
    of_its_words = titled and (_committed(nodes) or of_prose)  # long prose under a plan's title
    sentences = sum(node.words > _OPENER and node.line.kind != "heading" for node in nodes)
    named = any(_names_a_plan(line) for line in lines[:_OPENER])
    told = (
        _promised(nodes) or _committed(nodes) or of_its_words or (named and acts >= max(_ENOUGH, _MOSTLY * sentences))
    )
    told = told or promised_in_time(nodes) >= max(MANY, _NEARLY_ALL * sentences)
    score += 0.5 * told
    if len(listed) + verbs + fields + told * _ENOUGH < _ENOUGH:
        score = min(score, 0.2)
    if score < _OF_ITS_SHAPE and (
        of_its_words or (titled and _follows_boxes(nodes)) or _is_of_its_shape(nodes, folded)
    ):
        score = _OF_ITS_SHAPE
    return max(0.0, min(1.0, score))


def _is_resume(nodes: Sequence[OutlineNode]) -> bool:
    """Whether headings are those of what one person did: "Work experience" beside two of the others of a résumé."""
    heads = {fold(node.string).strip(" :.") for node in nodes if not node.bulleted and node.words <= _OPENER}
    return bool(heads & set(CAREER)) and len(heads & set(BESIDE_A_CAREER)) >= _SEVERAL


def _is_of_its_shape(nodes: Sequence[OutlineNode], folded: str) -> bool:
    """Whether a document is a plan though it does not call itself one.

    It is nothing but things to do, or dates and what is done then under a title that says so, or minutes that say who
    will do what.
    """
    return (
        _says_what_comes(nodes)
        or bool(agreements(nodes))
        or lists_decisions(nodes)
        or _is_list_of_orders(nodes, folded)
        or _is_dated_list(nodes)
        or (not _pattern(HELD_TITLES).search(fold(nodes[0].string)) and says_who_and_when(nodes))
    )


def says_who_and_when(nodes: Sequence[OutlineNode]) -> bool:
    """Whether most lines of lists say who and when: "Tailler la haie (Rolf, mai)", "Rolf : la haie (mai)"."""
    listed = [copy(node) for node in nodes if node.bulleted or (node.number is not None and len(node.values) != 1)]
    for node in listed:
        cut_state(node)
    ends, named = learn_ends(listed), learn_named(listed)
    told = [[*named.cut(node), *cut_head(node), *ends.cut(node)] for node in listed]
    both = [ones for ones in told if {"leads", "schedule"} <= {one.role for one in ones}]
    sure = sum(any(one.role == "leads" and _is_party(one.words.string) for one in ones) for ones in both)
    return len(both) >= max(_ENOUGH, _MOSTLY * len(listed)) and sure * 2 >= len(both)


def _is_party(string: str) -> bool:
    return classify_party(string) is not PartyKind.UNKNOWN or is_body(string)


def _follows_boxes(nodes: Sequence[OutlineNode]) -> bool:
    """Whether most lines under the headings have a box: "[ ] La serre — Rolf"."""
    listed = [node for node in nodes if node.bulleted]
    boxes = sum(bool(node.box) for node in listed)
    return boxes >= max(_ENOUGH, _NEARLY_ALL * len(listed))


def _says_what_comes(nodes: Sequence[OutlineNode]) -> bool:
    """Whether a part of a longer document is headed as what comes ("Perspectives 2026") and lists what to do."""
    for at, node in enumerate(nodes):
        if node.bulleted or node.words > _OPENER * 2 or not fold(node.string).startswith(PARTS_AHEAD):
            continue
        below = list(takewhile(lambda other: other.bulleted, islice(nodes, at + 1, None)))
        if len(below) > 1 and sum(is_action(other.string) for other in below) * 3 >= len(below) * 2:
            return True
    return False


def _is_list_of_orders(nodes: Sequence[OutlineNode], folded: str) -> bool:
    """Whether a short document is things to do and nothing else, no title: no recipe, no steps of instructions."""
    if not _FEW_ORDERS <= len(nodes) <= _MANY_ORDERS or not is_infinitive(nodes[0].string):
        return False
    plain = all(node.words <= _SHORT and node.number is None and node.line.kind != "heading" for node in nodes)
    ordered = sum(is_infinitive(node.string) for node in nodes) >= _NEARLY_ALL * len(nodes)
    return plain and ordered and len(_pattern(INSTRUCTED).findall(folded)) < _SEVERAL


def _is_dated_list(nodes: Sequence[OutlineNode]) -> bool:
    """Whether lines under a title such as "Échéancier", "Timeline" each begin with a time."""
    titled = any(_pattern(TIMED_TITLES).search(fold(node.string)) for node in nodes[:2] if node.words <= _OPENER * 2)
    lines = [node for node in nodes if node.line.kind != "heading"]
    timed = sum(begins_with_time(node.string) for node in lines)
    return titled and timed >= _ENOUGH and timed >= _MOSTLY * len(lines)


def _promised(nodes: Sequence[OutlineNode]) -> bool:
    """Whether a short document is promises: most of its lines begin "We will…", « Nous planterons… »."""
    lines = [node for node in nodes if node.words > _OPENER and node.line.kind != "heading"]
    said = sum(node.words <= _LONG_PROSE and promises_something(node.string) for node in lines)
    return said >= _ENOUGH and said >= _MOSTLY * len(lines)


def _committed(nodes: Sequence[OutlineNode]) -> bool:
    """Whether a text says again and again who commits to what: three paragraphs, and one in eight or more."""
    texts = [node for node in nodes if node.words > _OPENER and node.line.kind != "heading"]
    said = sum(any(commits(one.string) for one in cut(node.text, sentence_breaks(node.string))) for node in texts)
    return said >= _ENOUGH and said * _ONE_IN >= len(texts)


def _headed_by_orders(nodes: Sequence[OutlineNode]) -> bool:
    """Whether most headings right over sentences say what to do: actions that prose describes."""
    heads = [above for above, below in pairwise(nodes) if above.line.kind == "heading" and _is_prose(below)]
    orders = sum(is_infinitive(node.string) for node in heads)
    return orders >= _ENOUGH and orders >= _MOSTLY * len(heads)


def _is_prose(node: OutlineNode) -> bool:
    return node.line.kind == "paragraph" and not node.bulleted and node.words > _OPENER


def _acts(string: str) -> bool:
    """Whether a line begins as actions do, perhaps behind who does it ("Rolf: order two benches")."""
    found = _NAMED_FIRST.match(string)
    return is_action(string) or (found is not None and is_infinitive(string[found.end() :]))


def _promises(nodes: Sequence[OutlineNode]) -> int:
    """How many lines open a list of promises, or number one ("Nous nous engageons à :", "Pledge 2 – Plant trees")."""
    opened = sum(fold(node.string).startswith(PROMISES) for node in nodes)
    series = sum(map(_numbers_promise, nodes))
    return opened + (series if series > 1 else 0)


def _numbers_promise(node: OutlineNode) -> bool:
    found = _NUMBERED.match(fold(node.line.string))
    return found is not None and found[1] in PROMISED


def _ordered_lists(nodes: Sequence[OutlineNode]) -> int:
    """How many headings put lists in the order of the work: "Now", "Next", "Later"; "To do", "Done"."""
    heads = [above for above, below in pairwise(nodes) if below.bulleted and not above.bulleted]
    found = {fold(node.string).strip(" :.") for node in heads if fold(node.string).strip(" :.") in HORIZONS}
    stated = {find_status(node.string).status for node in heads if is_status(node.string)}  # type: ignore[union-attr]
    return len(found if len(found) > 1 else ()) + len(stated if len(stated) > 1 else ())


def _ticked(nodes: Sequence[OutlineNode]) -> bool:
    """Whether boxes stand before things to do, some ticked and some not: somebody follows them."""
    boxes = [node for node in nodes if node.box]
    ticks = {node.checked for node in boxes}
    return len(ticks) > 1 and len(boxes) >= _ENOUGH and sum(_acts(node.string) for node in boxes) * 2 > len(boxes)


def _parts(nodes: Sequence[OutlineNode]) -> int:
    """How many headings stand over unnumbered lists of actions; 0 for one, which may head anything."""
    parts: list[list[bool]] = []
    for node in nodes:
        if not node.bulleted:
            parts.append([])
        elif parts and node.number is None:
            parts[-1].append(is_action(node.string))
    found = sum(len(part) > 0 and sum(part) * 3 >= len(part) * 2 for part in parts)
    return found if found > 1 else 0


def _dated(nodes: Sequence[OutlineNode]) -> int:
    """How many actions say when, in brackets at their end or before a colon."""
    found = 0
    for node in nodes:
        head, colon, rest = node.string.partition(":")
        end = _END.search(node.string) or FORMS["stop"].search(node.string)
        if colon and len(head) < _LONG_DATE and is_action(rest.strip()):
            found += _is_date(head)
        elif end is not None and is_action(node.string):
            found += any(map(_is_date, re.split(r"[,;]", end[1])))
    return found


def _is_date(string: str) -> bool:
    if not re.search(r"\d", string):
        return False
    reading = read_schedule(string.strip())
    return reading.edtf is not None and not reading.rest


def _foreign(lines: Sequence[Line], nodes: Sequence[OutlineNode]) -> bool:
    """Whether lines in a language not read here have the shape of a plan: a title that says so, parts, their lists."""
    if in_other_letters(line.string for line in lines):
        return _has_parts(nodes)
    words = [word for line in lines for word in re.findall(r"[^\W\d_]+", line.string.lower())]
    if sum(word in READ_WORDS for word in words) > _MOST_READ * len(words):
        return False
    titled = any(_PLAN_WORD.search(fold(line.string)) for line in lines[:2] if len(line.string.split()) <= _SHORT)
    listed = [node for node in nodes if node.bulleted]
    return titled and _has_parts(nodes) and sum(node.words > 1 for node in listed) * 2 > len(listed)


def _has_parts(nodes: Sequence[OutlineNode]) -> bool:
    """Whether headings stand over lists, more than one of them."""
    heads = sum(below.bulleted and not above.bulleted for above, below in pairwise(nodes))
    return heads > 1 and sum(node.bulleted for node in nodes) >= _ENOUGH


def _fields(nodes: list[OutlineNode]) -> int:
    """How often the most frequent of the labels that say who, when or what for comes, with those of its sort."""
    own = learn_labels(nodes)
    counts = Counter(told.role for node in nodes for told in read_fields(node, own) if told.role in FIELD_ROLES)
    return sum(count for count in counts.values() if count > 1)


def _against(nodes: list[OutlineNode], folded: str, total: int) -> float:
    prose = sum(node.words for node in nodes if node.words > _LONG_PROSE) / total
    past = len(_PAST.findall(folded)) / len(nodes)
    other = sum(min(3, len(set(_pattern(words).findall(folded)))) for words in NOT_A_PLAN.values())
    addressed = sum(bool(_ADDRESSED.search(fold(node.line.string))) for node in nodes) / len(nodes)
    return (
        0.8 * min(1.0, max(0.0, addressed - _SPOKEN_TO) * 1.5) + 0.35 * prose + 0.3 * min(1.0, past * 2) + 0.15 * other
    )


def _is_plan_title(line: Line) -> bool:
    if line.bullet or len(line.string.split()) > 12 or split_number(line.text).number is not None:
        return False
    return bool(_pattern(PLAN_TITLES).search(fold(line.string)))


def _names_a_plan(line: Line) -> bool:
    """Whether a short line has the word for a plan, or the years of one: "Three-year plan", « Planification »."""
    said = fold(line.string)
    short = len(said.split()) <= _OPENER * 2 and not line.bullet and not said.endswith(".")
    return short and (bool(_PLAN_WORD.search(said)) or "planification" in said)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
