"""A column of statuses beside one of results: its words stay as they are, and say the status of their line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from jalon.phrases.legends import statuses_of_legend
from jalon.phrases.progress import read_progress
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.choices import plain
from jalon.recognition.columns import asks_progress, heading_role
from jalon.recognition.contents import Content, content_of
from jalon.recognition.doubts import Code
from jalon.recognition.lights import ASKED, light_of, lights_in, names_lights
from jalon.recognition.lights import WORDS as COLOURS
from jalon.recognition.proposal import Column, Doubt, Node

_CODES: Final = re.compile(r"(?<!\w)([A-ZÀ-Ý]{1,3}\d?|\d)\s*(?:=|:|–|-)\s*([^,;|=•·()]+)")
_EXPLAINED: Final = re.compile(
    rf"(?<!\w)({'|'.join(sorted(COLOURS))})s?\s*(?:=|:|→|\s[–-]|means|signifie)\s*([^,;|=•·()→]+)", re.IGNORECASE
)
_LINE: Final = 400  # letters of a line that explains colours
_FIGURE: Final = re.compile(r"\s*[<>≤≥~±+-]?\s*\d+(?:[.,]\d+)?\s*%?(?:\s*(?:[-–à]|to)\s*\d+(?:[.,]\d+)?\s*%?)?\s*")
MOSTLY: Final = 0.6  # of the cells of a column that nothing names: the others are notes
MARKS: Final = frozenset("xX*vV√●•■–—-")  # what a cell says by its heading, not by itself
MORE: Final = 2  # words after a status: "En cours de réalisation"
FEW_LINES: Final = 4
MOST_STATES: Final = 6
WORDS: Final = 5  # "Partiellement réalisé", "En cours de réalisation"


def read_legend(strings: Iterable[str]) -> dict[str, Status]:
    """What letters and short codes alone in a cell mean, where a line explains them: "R = réalisé, P = en partie"."""
    legend: dict[str, Status] = {}
    for string in strings:
        entries = [(code, words.strip(" .")) for code, words in _CODES.findall(string)]
        told = {code: match.status for code, words in entries if is_status(words) and (match := find_status(words))}
        if len(told) > 1 and len(told) * 2 > len(entries):
            legend.update({code: meant for code, meant in told.items() if meant})
    return legend


def read_colour_legend(strings: Iterable[str]) -> dict[str, Status]:
    """What the names of colours mean, plain, where a line explains them: "Vert = réalisé, rouge = en retard"."""
    legend: dict[str, Status] = {}
    for string in strings:
        pairs = _EXPLAINED.findall(string) if len(string) <= _LINE else []
        told = {plain(colour): found.status for colour, words in pairs if (found := find_status(words))}
        if len(told) > 1:
            legend.update(told)
    return legend


def read_states(
    nodes: Sequence[Node], columns: Sequence[Column], legend: Mapping[str, Status], words: Mapping[str, Status]
) -> None:
    """Set the status of the nodes whose line has one in a column of its own, or a code that a legend explains.

    `words` are those a person said the meaning of, plain.
    """
    for node in _all(nodes) if legend else ():
        codes = [value.strip(" .") for value in (node.results or "", *node.extra.values())]
        coded = next((legend[code] for code in codes if code in legend), None)
        node.status = coded or node.status
    named = {column.heading for column in columns if column.role == "status"}
    # The letter of a part taken, in a column of people; the mark of a time, in a column of a month or a quarter.
    crossed = {column.heading for column in columns if column.role in {"leads", "schedule"}}
    cells: dict[str, list[tuple[Node, Status | None]]] = {}
    for node in _all(nodes):
        for heading, text in node.extra.items():
            if heading in crossed:
                continue
            # "Baseline: 71 %", "Emissions cut: 80-100 %": a figure says how far only where its heading does, or none.
            measured = heading not in named and _measures(heading)
            unsaid = (measured and _FIGURE.fullmatch(text)) or (heading not in named and _answers(heading, text))
            status = words.get(plain(text)) or (None if unsaid else state(text))
            status = status or (_first_state(text) if heading in named else None)
            cells.setdefault(heading, []).append((node, legend.get(text.strip(" ."), status)))
    for heading, said in cells.items():
        lit = lights_in([node.extra[heading] for node, _status in said], named=names_lights(heading))
        found = _lit(heading, said, lit) if lit and not legend else said
        stated = [(node, status) for node, status in found if status]
        if heading not in named and _stand_elsewhere(heading, stated):
            continue
        if heading in named or (len(stated) > 1 and len(stated) >= MOSTLY * len(found)):
            for node, status in stated:
                _say(node, status, words, figure=bool(_FIGURE.fullmatch(node.extra[heading])))
                _say_percent(node, node.extra[heading])


def _stand_elsewhere(heading: str, stated: Sequence[tuple[Node, Status]]) -> bool:
    """Whether words of another kind of column ("Étiquettes": "Santé (vert)") say otherwise what each line says."""
    told = all(node.status and not _FIGURE.fullmatch(node.extra[heading]) for node, _status in stated)
    return told and any(node.status != status for node, status in stated)


def read_highlights(nodes: Sequence[Node], means: str | None) -> None:
    """Set the status of what stands out where the legend gives it one meaning ("barré = fait"), and none is said.

    A legend of two meanings ("en gras : fait ou en cours") tells nothing of one line.
    """
    said = statuses_of_legend(means or "")
    for node in _all(nodes) if len(said) == 1 else ():
        if node.highlighted and node.status is None and node.level in {"action", "item"}:
            node.status = next(iter(said))


def read_struck(nodes: Sequence[Node], struck: Collection[int], means: str | None) -> None:
    """What is struck through in a list of things to do is done, where no legend says otherwise: a person is asked.

    `struck` holds the identities of such nodes. A plan struck all through says nothing of one line.
    """
    doing = [node for node in _all(nodes) if node.level in {"action", "item"}]
    found = [node for node in doing if id(node) in struck and node.status is None]
    if means or not found or all(id(node) in struck for node in doing):
        return
    for node in found:
        node.status = "done"
    found[0].doubts.append(Doubt(Code.STATUS_BY_STRIKE, {"lines": len(found)}))


def doubt_unknown(nodes: Sequence[Node]) -> None:
    """Ask what short words that come back as results mean, where no status is known by them."""
    found: dict[str, list[Node]] = {}
    for node in _all(nodes):
        if node.results and len(node.results.split()) <= MORE + 1 and not any(map(str.isdigit, node.results)):
            found.setdefault(plain(node.results), []).append(node)
    lines = [node for same in found.values() for node in same]
    unknown = [same for same in found.values() if all(node.status is None for node in same)]
    again = len(found) <= min(MOST_STATES, len(lines) - 2)
    mostly = sum(map(len, unknown)) * 2 >= len(lines)  # "N/A" among known states asks nothing
    if len(lines) >= FEW_LINES and again and mostly and any(len(same) > 1 for same in unknown):
        words = [str(same[0].results) for same in unknown]
        told: dict[str, str | int | list[str]] = {"words": words, "lines": sum(map(len, unknown))}
        unknown[0][0].doubts.append(Doubt(Code.UNKNOWN_STATUS, told))


def _lit(
    heading: str, found: Sequence[tuple[Node, Status | None]], lit: Mapping[str, str]
) -> list[tuple[Node, Status | None]]:
    """What the lights of a column say, most of which a person is asked of, at the first line of each."""
    colours = [(node, lit[light_of(node.extra[heading])]) for node, _status in found]
    doubt_lights(colours)
    return [(node, state(colour)) for node, colour in colours]


def doubt_lights(lit: Iterable[tuple[Node, str]]) -> None:
    """Ask once what each colour that calls for attention means, at the first line that has it."""
    asked: set[str] = set()
    for node, colour in lit:
        if colour in ASKED and colour not in asked:
            asked.add(colour)
            node.doubts.append(Doubt(Code.STATUS_BY_COLOUR, {"colour": colour}))


def _answers(heading: str, text: str) -> bool:
    """Whether a cell answers by yes or no what its heading asks, which is not how far the work is."""
    return content_of(text) is Content.FLAG and not asks_progress(heading)


def _measures(heading: str) -> bool:
    """Whether a heading says what a figure under it measures or aims at, and not how far the work is.

    One that is missing or only a number says nothing.
    """
    role = heading_role(heading)
    return role[0] not in {"results", "status", "number"} if role else any(map(str.isalpha, heading))


def state(text: str) -> Status | None:
    """The status of a cell that says one and next to nothing else ("Débuté", "60 %"); else None."""
    if len(text.split()) > WORDS or text.strip() in MARKS:
        return None
    found = find_status(text)
    return found.status if found else read_progress(text).status


def _first_state(text: str) -> Status | None:
    """The status that a cell of a column of statuses begins with, and comments ("En cours, la liste est prête")."""
    found = find_status(text) if len(text.split()) > 1 else None
    return found.status if found and found.start == 0 else None


def is_status(text: str) -> bool:
    """Whether a line says how far something is, and next to nothing else ("En cours de réalisation")."""
    bare = text.strip(" .!:–—-[]()*")
    if not bare or len(bare.split()) > WORDS or ":" in bare:
        return False
    found = find_status(bare)
    return found is not None and found.start == 0 and len(bare[found.end :].split()) <= MORE


def _say(node: Node, status: Status, words: Mapping[str, Status], *, figure: bool = False) -> None:
    """The column of statuses is believed; a result that is nothing but another status is a doubt.

    Words say more than a figure beside them: "en cours" and 40 %, "non démarrée" and 0 % agree, and the words stay.
    """
    other = (words.get(plain(node.results)) or state(node.results)) if node.results else None
    if (
        other
        and not figure
        and node.results
        and _FIGURE.fullmatch(node.results)
        and (other == "done") == (status == "done")
    ):
        node.status = status
        return
    if other and figure and node.results and not _FIGURE.fullmatch(node.results):
        if status == "partial" and other == "to_do":  # 25 %, « affiche à faire »: a part of it is
            node.status = status
            return
        if (other == "done") == (status == "done"):
            node.status = other
            return
        status, other = other, status
    if other and other != status:
        node.doubts.append(Doubt(Code.STATUS_CONFLICT, {"schedule": status, "results": other}))
    node.status = status


def _say_percent(node: Node, said: str) -> None:
    """How far a line is, where the column of statuses says it in percent and its result says none."""
    found = read_progress(said)
    if found.percent is None:
        return
    if node.progress is None:
        node.progress = found.as_dict()
    elif node.progress["percent"] is None:
        node.progress |= {"percent": found.percent}


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)
