"""Sentences of one paragraph that each say what will be done: each is a line of the plan.

"We will run a course each season. We will train twelve chefs by 2027." promises two things. A sentence among them that
promises nothing goes on with the one before it; one that says what success looks like is what is expected. "The
Ministry commits to publishing its spending" is one too: the sentences before it in its paragraph say why. Where prose
promises again and again, « Le bureau négociera une grille » does: who acts is its lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.bullets.doers import Doer, doer, time_first
from jalon.recognition.bullets.ends import says_when
from jalon.recognition.bullets.fields import cut_time
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.bullets.taken_on import taken_on
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Line
from jalon.recognition.sentences import cut, sentence_breaks
from jalon.recognition.source import Text
from jalon.recognition.verbs import commits, promises_something

_SUCCESS: Final = re.compile(
    r"(?:success (?:will )?looks? like|we will know|nous saurons que|la reussite,? c'est|ce sera reussi)\b"
)
_FUTURE: Final = re.compile(
    r"(?:L[ea] |L['’])?[^\W\d_]+(?: [A-ZÀ-Ý][\w’'-]+){0,2} [a-zà-ÿ]{2,}(?:ra|ront)\b"
    r"|(?:Our|The|[A-Z][a-z]+)(?: [\w’'-]+){0,3} will (?!be\b)[a-z]+"
)
_BETWEEN_COMMAS: Final = re.compile(r",\s+([^,.;:!?]{3,60}),(?=\s)")
_JOINT: Final = re.compile(r",? (?:et|and|&) (?=[A-ZÀ-Ý])|, (?=[A-ZÀ-Ý])")
_WORD_START: Final = re.compile(r"(?<=\s)(?=\S)")
_WORDS_OF_A_TIME: Final = 9
_SHORTEST: Final = 9  # letters of what is done
_DEADLINE: Final = re.compile(
    r"(?:d['’]ici|avant|au plus tard|dès|jusqu['’]|pour|à partir|à compter|by|before|no later|until|within"
    r"|in time|from)\b",
    re.IGNORECASE,
)
_COMES_BACK: Final = re.compile(r"(?:on|le|les|each|every|chaque|tous|toutes|at|à)\s", re.IGNORECASE)
_SEVERAL: Final = 2  # promises
MANY: Final = 4  # sentences that say what will be done: prose that is a plan


def part_promises(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes, where a paragraph of several promises gives way to one node for each."""
    if promised_in_prose(nodes) >= MANY:
        return [part for node in nodes for part in _acts(node, draft)]
    return [part for node in nodes for part in _parts(node)]


def promised_in_prose(nodes: Sequence[OutlineNode]) -> int:
    """How many sentences say what will be done and by whom; none where as many bullets do not."""
    said = sum(map(_says_an_act, (piece for node in nodes for piece in _sentences(node))))
    listed = [_says_an_act(node.text) for node in nodes if node.bulleted]
    return said + sum(listed) if said + sum(listed) > listed.count(False) else 0


def promised_in_time(nodes: Sequence[OutlineNode]) -> int:
    """How many sentences say who will do what, and when."""
    pieces = [piece for node in nodes for piece in ([node.text] if node.bulleted else _sentences(node))]
    return sum(map(_says_when_too, pieces))


def _says_when_too(piece: Text) -> bool:
    found, rest, when = _doer(piece)
    return found is not None and (when is not None or _cut_end(OutlineNode(Line(rest), rest)) is not None)


def _says_an_act(piece: Text) -> bool:
    return commits(piece.string) or promises_something(piece.string) or _doer(piece)[0] is not None


def _doer(piece: Text) -> tuple[Doer | None, Text, Text | None]:
    """Who acts in a sentence, the sentence without the time it begins with or holds between commas, and that time."""
    when = time_first(piece)
    if when is not None:
        rest = piece.part(when[2])
        return doer(rest), rest, piece.part(when[0], when[1])
    beside = _BETWEEN_COMMAS.search(piece.string)
    if beside is not None and says_when(beside[1]):
        rest = piece.part(0, beside.start()).join(piece.part(beside.end()))
        return doer(rest), rest, piece.part(*beside.span(1))
    return doer(piece), piece, None


def _sentences(node: OutlineNode) -> list[Text]:
    """The sentences of a plain paragraph; none of any other line."""
    plain = not (node.bulleted or node.fields or node.label or node.number) and node.line.kind == "paragraph"
    return cut(node.text, sentence_breaks(node.string)) if plain and node.words else []


def _acts(node: OutlineNode, draft: Draft) -> Iterator[OutlineNode]:
    """A node for each sentence of prose that says what will be done; those around it go on with it, or lead to it."""
    if node.bulleted and _says_an_act(node.text):
        _tell_act(node, draft)
        yield node
        return
    pieces = _sentences(node)
    acts = [_says_an_act(piece) for piece in pieces]
    if not any(acts):
        yield node
        return
    parts: list[OutlineNode] = []
    for piece, acting in zip(pieces, acts, strict=True):
        part = OutlineNode(replace(node.line, text=piece), piece, gap=0 if parts else node.gap, parted=node.parted)
        if parts and not acting and not taken_on(part):
            if parts[-1].told:
                draft.notes.append((piece, "text"))
            else:
                parts[-1].text = parts[-1].text.join(piece)
            continue
        if acting:
            _tell_act(part, draft)
        parts.append(part)
    yield from parts


def _tell_act(part: OutlineNode, draft: Draft) -> None:
    """Part who acts and when from what a sentence says is done."""
    found, rest, when = _doer(part.text)
    if found is not None:
        joins = [(0, found.who[0]), *([found.joins] if found.joins is not None else [])]
        draft.ignored.extend((rest.part(*edges), "joining_word") for edges in joins)
        part.told["leads"] = cut_names(rest.part(*found.who))
        part.text = rest.part(found.start)
        when = when or _cut_end(part)
    else:
        when = cut_time(part)
    if when is not None:
        part.told["schedule"] = [when]


def cut_names(text: Text) -> list[Text]:
    """The names that commas and « et » join."""
    edges = [0, *(edge for joint in _JOINT.finditer(text.string) for edge in joint.span()), len(text.string)]
    return [text.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _cut_end(part: OutlineNode) -> Text | None:
    """Take the time off the end of what is done: from a word such as "by", else the longest that is one."""
    string = part.string.rstrip(" .;")
    starts = [found.start() for found in _WORD_START.finditer(string)][-_WORDS_OF_A_TIME:]
    ends = [at for at in starts if at >= _SHORTEST and says_when(string[at:])]
    dated = [at for at in ends if _DEADLINE.match(string, at)] or ends
    if not dated or _COMES_BACK.match(string[dated[0] :]):
        return None
    when = part.text.part(dated[0], len(string))
    part.text = part.text.part(0, len(string[: dated[0]].rstrip(" ,")))
    return when


def _parts(node: OutlineNode) -> Iterator[OutlineNode]:
    pieces = _sentences(node)
    kinds = [_kind(piece) for piece in pieces]
    if "commitment" in kinds:
        yield from _commitments(node, pieces, kinds)
        return
    promised = kinds.count("promise") + (kinds.count("future") if "promise" in kinds else 0)
    if promised < _SEVERAL and not (promised and len(pieces) == promised + kinds.count("success") > 1):
        yield node
        return
    parts: list[OutlineNode] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "other" and parts and not parts[-1].fields:
            parts[-1].text = parts[-1].text.join(piece)
            continue
        part = OutlineNode(replace(node.line, text=piece), piece, gap=0 if parts else node.gap, parted=node.parted)
        if kind == "success":
            part.fields = [Told("expected_results", piece)]
        elif (when := cut_time(part)) is not None:
            part.told["schedule"] = [when]
        parts.append(part)
    yield from parts


def _commitments(node: OutlineNode, pieces: list[Text], kinds: list[str]) -> Iterator[OutlineNode]:
    """What comes before the first commitment of a paragraph, then a node for each, with the sentences after it."""
    parts: list[Text] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if not parts or kind == "commitment":
            parts.append(piece)
        else:
            parts[-1] = parts[-1].join(piece)
    for at, part in enumerate(parts):
        yield OutlineNode(replace(node.line, text=part), part, gap=0 if at else node.gap, parted=node.parted)


def _kind(piece: Text) -> str:
    """Whether a sentence promises, commits somebody, says what somebody will do or what success looks like, or none."""
    if commits(piece.string):
        return "commitment"
    if promises_something(piece.string):
        return "promise"
    if _SUCCESS.match(fold(piece.string)):
        return "success"
    return "future" if _FUTURE.match(piece.string) else "other"
