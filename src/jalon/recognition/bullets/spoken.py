"""What a meeting agreed, told in sentences: "Maud s'occupe de la salle d'ici le 3 mars", "Pete to ask the hall".

In minutes without a part for what was decided, the sentences that begin with who was there and say what she will do are
the plan; all else was only said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.phrases.party_words import MATTERS
from jalon.recognition.bullets.fields import cut_time
from jalon.recognition.bullets.meeting_words import MET, decides
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.draft import Draft
from jalon.recognition.sentences import cut, sentence_breaks
from jalon.recognition.source import Text
from jalon.recognition.verbs import is_action, is_infinitive

_NAME: Final = r"[A-ZÀ-Ý][\w’'-]+(?: (?:de |du |la |le )?[A-ZÀ-Ý][\w’'-]+){0,2}"
_WHO: Final = rf"(?P<who>{_NAME}(?:(?:, (?:et |and )?| et | and | & ){_NAME})*)"
_TAKES: Final = (
    r"(?P<takes>(?:s['’]occupe(?:nt|ra|ront)?|se charge(?:nt|ra|ront)?|s['’]engagent?|proposent?|acceptent?)"
    r" (?:de |d['’]|à |(?=du |des ))"
    r"|(?:va|vont|doit|doivent|devra|devront) |(?:will|shall|is to|are to|to|(?:has |have )?agreed to"
    r"|(?:has |have )?offered to|(?:has |have )?volunteered to|is going to|are going to|needs to|need to) )"
)
_SAID: Final = re.compile(rf"\s*{_WHO} {_TAKES}(?=\S)")
_NOBODY: Final = "L[ea]s?|On|Ils?|Elles?|Nous|Vous|Ce(?:la|ci|s)?|Qui|Tout(?:es?|s)?|Une?|Des|Si|Et|Ou"
# What people write in the present of what they will do, in one or several.
_PRESENT: Final = (
    r"(?:prépar|organis|rédig|appell|contact|réserv|imprim|achèt|vérifi|relanc|cherch|trouv|partag|publi"
    r"|apport|confirm|invit|rappell|dress|révis|complèt|dépos|planifi|coordonn|finalis|transf[eè]r|anim"
    r"|mont|termin|présent|diffus|envoi|install)e(?:nt)?"
    r"|écri(?:t|vent)|met(?:tent)?|prend|prennent|transmet(?:tent)?|suit|suivent|tien(?:t|nent)"
)
_FUTURE: Final = re.compile(rf"\s*{_WHO} (?=[a-zà-ÿ]{{2,}}(?:ra|ront)\b|(?:préparent?|organisent?|rédigent?)\b)")
_NOW: Final = re.compile(rf"\s*(?!(?:{_NOBODY})\b){_WHO} (?=(?:{_PRESENT})\b)")
_ATTENDING: Final = re.compile(rf"\W*(?:{'|'.join(map(re.escape, sorted(MET, key=len, reverse=True)))})[^\w:]*:")
_MEETING: Final = re.compile(
    r"\b(?:compte[ -]rendu|proces[ -]verbal|pv\b|reunion|rencontre|assemblee|minutes|meeting|notes (?:de|from|of)"
    r"|what we (?:agreed|decided)|who does what|qui fait quoi|ce qu['’ ]?on a (?:decide|dit)|on s'est entendus?)\b"
)
_NEED_A_VERB: Final = frozenset(("va", "vont", "to"))
_BETWEEN: Final = re.compile(r"[,;/]|\s(?:et|and|&)\s")
_JOINT: Final = re.compile(r",? (?:et|and|&) |, ")
_MUST: Final = re.compile(r"(?:il faut|il reste a|reste a|on doit|we (?:need|have) to)\b")
_FIRST_LINES: Final = 6
ENOUGH: Final = 3  # sentences


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence that says who will do what: where the names and what is done begin and end."""

    text: Text
    names: tuple[int, int]
    takes: tuple[int, int] | None
    start: int


def agreements(nodes: Sequence[OutlineNode], title: str = "") -> int:
    """How many sentences of minutes say who will do what; none where they are no minutes, or have a part for that."""
    if not _is_meeting(nodes, title) or any(decides(node.string) for node in nodes if not node.bulleted):
        return 0
    there = _there(nodes)
    found = sum(1 for node in nodes for piece in _sentences(node) if _spoken(piece, there, listed=node.bulleted))
    return found if found >= ENOUGH else 0


def read_spoken(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes of minutes told in sentences: headings, and the sentences that are actions; all else is set aside."""
    if not agreements(nodes, draft.title.string if draft.title is not None else ""):
        return nodes
    there = _there(nodes)
    kept: list[OutlineNode] = []
    for node in nodes:
        actions = [(piece, _spoken(piece, there, listed=node.bulleted)) for piece in _sentences(node)]
        if not any(spoken for _piece, spoken in actions):
            kept.append(node)
            continue
        for piece, spoken in actions:
            if spoken is None:
                draft.notes.append((piece, "text"))
            else:
                kept.append(_action(node, spoken, draft))
    return list(_with_headings(kept, draft))


def _with_headings(nodes: list[OutlineNode], draft: Draft) -> Iterator[OutlineNode]:
    """Actions, and the line right over the first of several; other lines are what was said."""
    for at, node in enumerate(nodes):
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        heads = after is not None and bool(after.told) and not node.told
        short = node.words <= _FIRST_LINES and not node.string.endswith((".", "!", "?"))
        ordered = node.bulleted and (is_action(node.string) or bool(_MUST.match(fold(node.string))))
        if node.told or ordered or node.line.kind == "heading" or (heads and short and not node.bulleted):
            yield node
        else:
            draft.notes.append((node.line.text, "text"))


def _action(node: OutlineNode, spoken: _Spoken, draft: Draft) -> OutlineNode:
    """A sentence as an action: who leads it, when, and what is done."""
    text = spoken.text.part(spoken.start)
    action = OutlineNode(replace(node.line, text=text, kind="item", bullet="•", level=0), text, gap=0)
    if spoken.takes is not None:
        draft.ignored.append((spoken.text.part(*spoken.takes), "joining_word"))
    action.told["leads"] = _names_in(spoken.text.part(*spoken.names))
    when = cut_time(action)
    if when is not None:
        action.told["schedule"] = [when]
    return action


def _spoken(text: Text, there: frozenset[str], *, listed: bool) -> _Spoken | None:
    """Who says what they will do, if a sentence does; in the present only where it is an entry of a list."""
    found = _SAID.match(text.string)
    if found and found["takes"].strip() in _NEED_A_VERB and not is_infinitive(text.string[found.end() :]):
        found = None  # "Marcus to Lowri"
    takes = found.span("takes") if found else None
    found = found or _FUTURE.match(text.string) or (_NOW.match(text.string) if listed else None)
    if found is None or not _all_there(found["who"], there):
        return None
    return _Spoken(text, found.span("who"), takes, found.end())


def _all_there(who: str, there: frozenset[str]) -> bool:
    """Whether all the names are of people who were there, or first names; a letter says nowhere who was there."""
    names = [name for name in _BETWEEN.split(who) if name]
    if not there:
        return not any(_first(name) in MATTERS for name in names)
    return all(_first(name) in there or classify_party(name) is PartyKind.PERSON for name in names)


def _names_in(text: Text) -> list[Text]:
    """The names that commas and « et » join."""
    edges = [0, *(edge for joint in _JOINT.finditer(text.string) for edge in joint.span()), len(text.string)]
    return [text.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _first(name: str) -> str:
    return (fold(name).split() or [""])[0].strip(" .,;:()")


def _there(nodes: Iterable[OutlineNode]) -> frozenset[str]:
    """The first names of those who came, or sent their apologies."""
    found: set[str] = set()
    for node in nodes:
        for piece in (node.line.string, *(one.string for one in _sentences(node))):
            if _ATTENDING.match(fold(piece)):
                names = piece.partition(":")[2].split(".")[0]
                found.update(first for name in _BETWEEN.split(names) if (first := _first(name)))
    return frozenset(found)


def _is_meeting(nodes: Sequence[OutlineNode], title: str) -> bool:
    first = [fold(title), *(fold(node.line.string) for node in nodes[:_FIRST_LINES])]
    return any(_MEETING.search(line) or _ATTENDING.match(line) for line in first)


def _sentences(node: OutlineNode) -> list[Text]:
    return cut(node.text, sentence_breaks(node.string))
