"""Lines that say who, when or what for join the action they speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile

from jalon.phrases.folding import fold
from jalon.phrases.parties import looks_like_party
from jalon.recognition.bullets.ends import ends_with_time, says_when
from jalon.recognition.bullets.fields import label_is_result
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.draft import Draft
from jalon.recognition.entries import parties_in
from jalon.recognition.sentences import cut
from jalon.recognition.source import Text

# Who else takes part, written after the time: "2026, en lien avec la métropole".
_WITH = re.compile(
    r"(?:,\s*|\s+)((?:en (?:lien|collaboration|partenariat|concertation|coopération) "
    r"|in (?:partnership|collaboration) |jointly )?(?:avec|with))\s+(?=\S)",
    re.IGNORECASE,
)
_NAME = 2  # words
_DONE_ON = re.compile(
    r"\b(?:done|completed|finished|achieved|closed|actual|realisation|realise[es]*|reelle?|effective?|fait|faite|atteint\w*"
    r"|acheve\w*|fermeture|cloture)\b"
)
_DUE = re.compile(
    r"\b(?:by|before|to be|due|target|planned|prevue?s?|visee?s?|cible|limite|echeance|when|quand|d'ici|pour)\b"
)
# What results are ahead: "Résultats anticipés", "Planned results", "What we hope will change".
_AHEAD = re.compile(
    r"\b(?:anticipe|prevu|attendu|espere|vise|recherche|souhaite|escompte|planifie|projete|desire)e?s?\b"
    r"|\b(?:expected|planned|anticipated|intended|desired|target(?:ed)?|hoped|projected|sought)\b"
)
_SEVERAL = re.compile(r"[,;/&+•]|\s(?:et|and|ou|or|y|e)\s")


def attach_fields(
    title: OutlineNode | None, body: list[OutlineNode], draft: Draft, *, per_list: bool
) -> list[OutlineNode]:
    """Give the fields in the lines under a heading to their actions; returns the other lines.

    `per_list`: in this plan, fields speak of the list above them (`fields_close_lists`).
    """
    kept = _Kept()
    parted: bool | None = None
    index = 0
    while index < len(body):
        node = body[index]
        index += 1
        if not node.fields:
            kept.add(node)
            continue
        if parted is None:
            parted = _parted(body)
        target = kept.target(title, node, parted=parted, per_list=per_list)
        if target is None:  # before any line: of the whole document ("owner: Inès")
            draft.notes.append((node.line.text, "introduction"))
            continue
        values = _listed(body, index) if not node.fields[-1].words else []
        index += len(values)
        for told in node.fields:
            if told.words:
                tell(target, told, draft)
        last = node.fields[-1]
        for value in values:
            tell(target, Told(last.role, value.text, last.label), draft)
        if values or last.words:
            continue
        draft.notes.append((node.line.text, "label"))
    return kept.nodes


class _Kept:
    """The lines of a body that are no fields, in order, and which of them the next field speaks of.

    A body may have thousands of both: what a field asks of the lines before it is known, not looked for.
    """

    def __init__(self) -> None:
        self.nodes: list[OutlineNode] = []
        self._bulleted = 0
        self._last: OutlineNode | None = None  # the last bullet; before there is one, the last line
        self._announced = False
        self._outer: list[OutlineNode] = []  # those of which `_last` is the last that are less deep than all after them

    def add(self, node: OutlineNode) -> None:
        """One more line."""
        self.nodes.append(node)
        self._announced = self._announced or (node.opens and not node.bulleted)
        if node.bulleted and not self._bulleted:
            self._outer.clear()
        if node.bulleted or not self._bulleted:
            while self._outer and self._outer[-1].depth >= node.depth:
                self._outer.pop()
            self._outer.append(node)
            self._last = node
        self._bulleted += node.bulleted

    def target(
        self, title: OutlineNode | None, node: OutlineNode, *, parted: bool, per_list: bool
    ) -> OutlineNode | None:
        """Which action a line of fields speaks of: the line above, or the heading of the whole list."""
        last = self._last
        at = bisect_left(self._outer, node.depth, key=lambda other: other.depth) if node.bulleted else 0
        hung = self._outer[at - 1] if at else None  # the bullet it hangs from
        if last is None or (title is not None and title.level == "action" and not (hung and hung.bulleted)):
            return title
        if node.bulleted:
            return hung or last
        hangs = node.line.indent > last.line.indent
        # The fields after a list speak of all of it: it has its own announcement, or fields never part it.
        closes = per_list or ((self._announced or self._bulleted > 1) and not parted)
        if title is not None and not hangs and last.bulleted and closes and not self._came_of_last(node):
            return title
        return self.nodes[-1]

    def _came_of_last(self, node: OutlineNode) -> bool:
        """Whether a line says what came of the plain line right over it, which is no bullet of a list."""
        return not self.nodes[-1].bulleted and all(told.role == "results" for told in node.fields)


def tell(node: OutlineNode, told: Told, draft: Draft) -> None:
    """Give one field to a node; its label is set aside, once."""
    role = told.role
    if told.label and label_is_result(told.label.string):
        role = "results" if draft.results_came else "expected_results"
    if told.label is not None and told.label not in draft.labels:
        draft.labels.add(told.label)
        draft.ignored.append((told.label, "field_label"))
    if told.label is not None and _says_done(told.label.string) and role in {"schedule", "status"} and _dates(told):
        role = "extra"  # the day it was done, beside the day it was due
    if told.label is not None and role == "results" and _AHEAD.search(fold(told.label.string)):
        role = "expected_results"
    if role == "description":
        draft.notes.append((told.words, role))
        return
    if role == "extra" and told.label is not None:
        name = told.label.string.strip(" :")
        node.extra[name] = node.extra[name].join(told.words) if name in node.extra else told.words
        return
    if role == "status" and told.label is not None:
        node.state_label = told.label.string.strip(" :?")
    beside = _WITH.search(told.words.string) if role == "schedule" else None
    if beside is not None and says_when(told.words.string[: beside.start()]):
        others = Told("extra", told.words.part(beside.end()), told.words.part(*beside.span(1)))
        tell(node, Told(role, told.words.part(0, beside.start())), draft)
        tell(node, others, draft)
        return
    node.told.setdefault(role, []).extend(_split(role, told.words, draft.names))


def _says_done(label: str) -> bool:
    """Whether a label names the day on which something was done: "Completed on", « Date de réalisation »."""
    said = fold(label)
    return bool(_DONE_ON.search(said)) and not _DUE.search(said)


def _dates(told: Told) -> bool:
    return bool(told.words) and says_when(told.words.string)


def _split(role: str, words: Text, names: frozenset[str]) -> list[Text]:
    if role == "leads":
        return parties_in(words, names) if _SEVERAL.search(words.string) else [words]
    if role == "expected_results":
        return cut(words, [found.end() for found in re.finditer(r";\s+", words.string)])
    return [words]


def _parted(body: list[OutlineNode]) -> bool:
    """Whether fields stand between the bullets of a list; the bullets a label alone opens are its values."""
    seen, told = False, False
    outer = min((node.depth for node in body if node.bulleted and not node.fields), default=0.0)
    for node in body:
        if node.fields and not node.fields[-1].words:
            return False
        if node.fields:
            told = seen
        elif node.opens and not node.bulleted:
            seen, told = False, False  # another list, that this announces
        elif node.bulleted and node.depth <= outer:
            if told:
                return True
            seen = True
    return False


def fields_close_lists(bodies: list[list[OutlineNode]]) -> bool:
    """Whether, all through a plan, the lines of fields come after the whole list of actions they speak of."""
    told = [body for body in bodies if any(node.fields and not node.bulleted for node in body)]
    several = [body for body in told if sum(node.bulleted and not node.fields for node in body) > 1]
    return bool(several) and not any(map(_parted, told))


def unlabel_parts(nodes: list[OutlineNode]) -> None:
    """A label of leads that stands alone over a list that names nobody heads a part: "Membres :" over what is done."""
    for at, node in enumerate(nodes):
        alone = len(node.fields) == 1 and node.fields[0].role in {"leads", "extra"} and not node.fields[0].words
        if not alone or node.bulleted:
            continue
        below = list(takewhile(lambda other: other.bulleted, islice(nodes, at + 1, None)))
        named = sum(looks_like_party(other.string) or other.words <= _NAME for other in below)
        timed = sum(ends_with_time(other.string) for other in below)
        if below and named * 2 < len(below) and (node.fields[0].role == "leads" or timed * 2 > len(below)):
            node.fields = []


def _alone(label: OutlineNode) -> bool:
    """Whether a label is a line of its own, without a colon: it heads paragraphs."""
    return ":" not in label.line.string and not label.bulleted


def _listed(body: list[OutlineNode], start: int) -> list[OutlineNode]:
    """The lines that are the value of a label which stands alone."""
    values: list[OutlineNode] = []
    label = body[start - 1]
    for node in body[start:]:
        if node.fields or node.label is not None or (values and node.gap > values[0].gap):
            break
        if node.bulleted:
            if label.bulleted and node.depth <= label.depth:
                break
            if values and (not values[0].bulleted or node.depth < values[0].depth):
                break
        elif (values and not _alone(label)) or node.gap > 1 or node.title:
            break
        values.append(node)
    return values
