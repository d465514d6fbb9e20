"""What a plan without table is made of while it is read: nodes, each one line of the plan with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jalon.phrases.boxes import CHECKED
from jalon.phrases.folding import fold
from jalon.phrases.status_words import Status
from jalon.recognition.bullets.meeting_words import closes_meeting
from jalon.recognition.bullets.words import HEAD_NOUNS
from jalon.recognition.columns import heading_role
from jalon.recognition.lines import Line
from jalon.recognition.numbers import number_value, split_label, split_number
from jalon.recognition.proposal import Doubt, Level
from jalon.recognition.sentences import begins_low, ended, unfinished
from jalon.recognition.source import Text
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_infinitive
from jalon.recognition.vocabulary.columns import FIELD_ROLES
from jalon.recognition.vocabulary.stems import TITLES

_WORD = re.compile(r"[\w’'-]+")
_ROMAN = re.compile(r"\b[IVX]+(?:\.(?:[IVX]+|\d+))+$")
_TITLED = re.compile(r"\s*+([^\s:][^:]{1,39}?)\s*:\s*(?=\S)")
_BOX = re.compile(r"([☐☑☒🗹✔✓✅❌✗✘]\ufe0f?|\[[xX ]?\])\s*(?=\S)")
_EMPTY_BOX = re.compile(r"[☐□❌✗✘]|\[ ?\]")
_LETTERED = re.compile(r"([A-Z])\. +(?=\S)")
_CROSSES = frozenset("❌✗✘")
_TICKS = frozenset("✓✔✅")  # bullets like others, unless other lines have other marks
_IN_A_RUN = re.compile(r"(?:^|(?<=[\s(]))(\d{1,2})[.)] +(?=[^\W\d])")
_A_BOX = re.compile(r"(?:(?<=\s)|^)(?:[☐☑☒🗹]\ufe0f?|\[[xX ]\])\s*(?=\w)")
_BOXES_OF_A_RUN = 2
_WHOLE_ON_ONE = 3  # lines: a document of more has its actions on lines of their own
_NUMBERS_OF_A_RUN = 3
_FOLLOWING = re.compile(r"\b(?:suivante?s?|ci-dessous|ci-apres|following)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said of an action: the label as written (None when there is none), its role, the words."""

    role: str
    words: Text
    label: Text | None = None


@dataclass(slots=True, eq=False)
class OutlineNode:
    """One line of the plan, the continuation lines joined, with what was found about it.

    `title` says that it opens a section, `over` that it only stands over other titles; `depth` nests bullets where the
    file shows it. `fields` are what the line itself says of another node; `told` and `extra` are what was said of this
    one, by role or by label. `parted`: a picture stands before it, so that its gap is not known; `checked`: a ticked
    box does; `box`: that box or sign. `mark` is a label without number ("Objectif :"). `period`: it heads what is done
    in the time it says; `time` is that of the heading above; `state` is the status that a sign or that heading says.
    `led`: the person it stands under. `state_label`: what the document calls its status.
    """

    line: Line
    text: Text
    number: Text | None = None
    mark: Text | None = None
    label: str | None = None
    level: Level | None = None
    rank: int = 0
    gap: int = 0
    parted: bool = False
    checked: bool = False
    box: str = ""
    title: bool = False
    over: bool = False
    period: bool = False
    time: str = ""
    state: Status | None = None
    led: str = ""
    state_label: str = ""
    depth: float = 0.0
    fields: list[Told] = field(default_factory=list)
    told: dict[str, list[Text]] = field(default_factory=dict)
    extra: dict[str, Text] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    children: list[OutlineNode] = field(default_factory=list)

    @property
    def string(self) -> str:
        """Its words, without its number."""
        return self.text.string

    @property
    def bulleted(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(self.line.bullet) or self.line.kind == "item"

    @property
    def opens(self) -> bool:
        """Whether it announces what follows: it ends with a colon, or says so."""
        if self.string.endswith(":") or (self.mark is not None and not self.string):
            return True
        return bool(not self.bulleted and _FOLLOWING.search(fold(self.string)))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.string))

    @property
    def values(self) -> tuple[int, ...]:
        """Its printed number as integers, empty when it has none, or one roman figure: "I.II" is (1, 2)."""
        if self.number is None:
            return ()
        if (dotted := _ROMAN.search(self.number.string)) is not None:
            return number_value(dotted[0]) or ()
        return tuple(int(part) for part in re.findall(r"\d+", self.number.string))

    def doubt(self, code: str, **values: str | int | list[str]) -> None:
        """Ask a person about this node."""
        self.doubts.append(Doubt(code, values))

    def go_on(self, words: Text) -> None:
        """Join the next line to this one; one that only names it may say so ("Intitulé : Marche du midi")."""
        said, name = words, None if self.text.ending or self.mark else _TITLED.match(words.string)
        if name is not None and TITLES.fullmatch(fold(name[1])):
            self.mark, said = words.part(*name.span(1)), words.part(name.end())
        self.text = self.text.join(said) if self.text.ending else said
        self.line = replace(self.line, text=self.line.text.join(words))

    def walk(self) -> Iterator[OutlineNode]:
        """This node and all under it."""
        yield self
        for child in self.children:
            yield from child.walk()


def tie(lines: list[Line], after_pictures: frozenset[int] = frozenset()) -> list[OutlineNode]:
    """One node per line, lines that go on with a sentence joined to the one above."""
    lines = [part for line in lines for part in _by_boxes(line)]
    lines = [part for line in lines for part in _unrolled(line)] if len(lines) <= _WHOLE_ON_ONE else lines
    nodes: list[OutlineNode] = []
    last: Line | None = None
    width = _wrap_width(lines)
    marks = {line.bullet for line in lines if line.bullet}
    ticked = bool(marks - _TICKS) or any(_EMPTY_BOX.match(line.string) for line in lines)
    for line in lines:
        if nodes and last is not None and _goes_on(nodes[-1], last, line, width):
            nodes[-1].go_on(line.text)
        else:
            nodes.append(_node(line))
            nodes[-1].checked = nodes[-1].checked or (ticked and line.bullet in _TICKS)
            nodes[-1].parted = line.text.spans[0][0] in after_pictures
        last = line
    _read_letters(nodes)
    _read_bare_numbers(nodes)
    return nodes


def _by_boxes(line: Line) -> list[Line]:
    """A line that holds a whole check list, cut before its boxes: "☑ Semer ☐ Tailler ☐ Récolter"."""
    starts = [found.start() for found in _A_BOX.finditer(line.string)]
    if line.kind == "heading" or len(starts) < _BOXES_OF_A_RUN or starts[0] > 0:
        return [line]
    ends = [*starts[1:], len(line.string)]
    pieces = [line.text.part(at, at + len(line.string[at:end].rstrip())) for at, end in zip(starts, ends, strict=True)]
    if any(is_status(_A_BOX.sub("", piece.string).strip()) for piece in pieces):
        return [line]  # the legend of the boxes
    return [replace(line, text=piece, gap=0 if at else line.gap) for at, piece in enumerate(pieces)]


def _unrolled(line: Line) -> list[Line]:
    """A line that holds a whole plan, cut before numbers that follow each other: "1. Semer; 2. Tailler; 3. …"."""
    starts: list[int] = []
    for found in _IN_A_RUN.finditer(line.string):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start(1))
    if line.kind == "heading" or len(starts) < _NUMBERS_OF_A_RUN:
        return [line]
    head = [replace(line, text=line.text.part(0, starts[0]))] if line.string[: starts[0]].strip() else []
    ends = [*starts[1:], len(line.string)]
    pieces = [
        line.text.part(at, at + len(line.string[at:end].rstrip(" ;"))) for at, end in zip(starts, ends, strict=True)
    ]
    return [*head, *(replace(line, text=piece, kind="item", gap=0) for piece in pieces)]


def _read_bare_numbers(nodes: list[OutlineNode]) -> None:
    """A number without a mark numbers its line where the next line is numbered under it: "1 Vivre", then "1.1"."""
    for node, after in pairwise(nodes):
        plain = node.number is None and node.label is None and not node.bulleted and node.line.kind == "paragraph"
        if not plain or after.number is None or not node.string[:1].isdigit():
            continue
        found = split_number(node.text, bare=True)
        if found.number is not None and after.number.string.startswith(found.number.string + "."):
            node.number, node.text = found.number, found.text


def _read_letters(nodes: list[OutlineNode]) -> None:
    """Tell the letters that number lines from initials.

    A letter that follows the one before numbers its line ("C. Semer", "D. Ouvrir"); in no order, it numbers an action,
    an entry of a list ("R. Réparer", "X. Retirer"), and is the initial of anything else ("R. Tremblay a trouvé").
    """
    lettered = [
        (node, found)
        for node in nodes
        if node.line.kind != "heading" and node.label is None and (found := _LETTERED.match(node.line.string))
    ]
    codes = [ord(found[1]) for _, found in lettered]
    for (node, found), before, code, after in zip(lettered, [0, *codes], codes, [*codes[1:], 0], strict=False):
        follows = before + 1 == code
        if follows and node.number is None:
            node.number, node.text = node.text.part(*found.span(1)), node.text.part(found.end())
        if follows or after == code + 1 or node.number is None or found[1] in "AI":
            continue
        if not is_infinitive(node.string):
            node.number, node.text = None, node.line.text
        elif not node.bulleted:
            node.line = replace(node.line, kind="item")


def _past_boxes(string: str) -> int:
    """Where the words begin after the box or boxes that head a line: the first one says where it stands."""
    at = 0
    while (box := _BOX.match(string, at)) and box.end() < len(string):
        at = box.end()
    return at


def _node(line: Line) -> OutlineNode:
    box = _BOX.match(line.string)
    if box is not None and line.string[box.end() :]:
        text = line.text.part(_past_boxes(line.string))
        listed = line.kind != "heading"  # "### ✅ 1.1 Peindre" stays a heading
        node = _node(
            replace(line, text=text, kind="item", bullet=line.bullet or box[1]) if listed else replace(line, text=text)
        )
        node.box = box[1][0]
        node.state = "not_done" if node.box in _CROSSES else None
        node.checked = box[1] in CHECKED or "x" in box[1].lower()
        return node
    labelled = split_label(line.text)
    if labelled is not None and labelled.number is not None:
        node = OutlineNode(
            line, labelled.text, labelled.number, None, labelled.label, labelled.level, labelled.rank, line.gap
        )
        if labelled.value is None:  # "Objectif : …"
            node.number, node.mark = None, labelled.number
        return node
    numbered = split_number(line.text, bare=line.kind == "heading")
    return OutlineNode(line, numbered.text, numbered.number, gap=line.gap)


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the lines of a typed text are broken, 0 when they are not."""
    lengths = sorted((len(line.string) for line in lines), reverse=True)
    if len(lengths) < 12 or not 50 <= lengths[0] <= 130:
        return 0
    full = sum(length > lengths[0] * 0.8 for length in lengths)
    return lengths[0] if full * 4 >= len(lengths) else 0


def _goes_on(node: OutlineNode, last: Line, line: Line, width: int) -> bool:
    """Whether an unmarked line continues the sentence above it."""
    if line.bullet or line.kind != "paragraph" or last.kind == "heading" or _BOX.match(line.string) or not line.string:
        return False
    apart = closes_meeting(line.string) or (line.string[0].isupper() and is_status(line.string))
    if apart or split_label(line.text) is not None or line.text.bold != last.text.bold:
        return False
    above = node.text.ending
    if not above:
        return node.label is not None and line.gap <= 1 and not node.opens
    closed = above.endswith(":") or (ended(above) and not above.endswith(("»", ")", "]", "…")))
    if closed or split_number(line.text).number is not None:
        return False
    if unfinished(node.text):
        return line.gap <= 1 and not _names_field(line.string)  # "Lead: J-L D" ends, though "d'" would go on
    acts = line.string[0].isupper() and is_infinitive(line.string)  # a new line that happens to follow a full one
    wrapped = bool(width) and not acts and len(last.string) + len(line.string.split()[0]) + last.indent / 5 >= width - 3
    return line.gap == 0 and (wrapped or (begins_low(line.string) and not _opens_field(line.string)))


def _opens_field(string: str) -> bool:
    """Whether a line begins with the name of a field and a colon: "due: 2031-06-01"."""
    label, colon, _value = string.partition(":")
    found = heading_role(label) if colon else None
    return found is not None and found[0] in FIELD_ROLES and found[1] == 1.0


def _names_field(string: str) -> bool:
    """Whether a line begins with a capital and the name of a field, more or less, before a colon."""
    label, colon, _value = string.partition(":")
    found = heading_role(label) if colon and label[:1].isupper() else None
    return found is not None and found[0] in FIELD_ROLES


def head_noun(string: str) -> str | None:
    """The word that makes a text the head of a group ("Comité…", "Dossier…"), None when it begins with none."""
    found = _WORD.search(fold(string))
    word = found.group().rstrip("'") if found else ""
    return word if word in HEAD_NOUNS else None
