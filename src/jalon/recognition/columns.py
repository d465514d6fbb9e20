"""What the columns of a table are, and what a heading says one holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.statuses import find_status
from jalon.recognition.calendars import time_in
from jalon.recognition.levels import Statement
from jalon.recognition.sentences import FUNCTION_WORDS
from jalon.recognition.vocabulary.columns import FIELD_ROLES, HEADINGS, PLAN_ROLES
from jalon.recognition.vocabulary.composed import CAME, CLAUSES, HOPED, NEUTRAL, OUTCOMES
from jalon.recognition.vocabulary.stems import ASIDE, QUALIFIERS, SHAPES, STEMS, TITLES

Roles = Mapping[str, str]
MAX_HEADING_WORDS = 9
_SHORT: Final = 4  # words of a heading that says who or when of something else
_STEMS_SAY: Final = 0.5  # of a heading; less is a sentence with such a word
_CUT_WORDS: Final = 3  # parts of a word cut by its column
_WHOLE_ROLE: Final = 0.9  # of the heading, that is one known word
_TOLD: Final = ("leads", "schedule", "status")
_PATH: Final = re.compile(r"(?:/(?:name|title|body))?/[a-z]{2}$")  # "status/name/fr", of what a platform keeps
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHORTENED: Final = re.compile(
    r"(?<=\w)(['’])(ll|s(?= (?:on|doing|going|responsible|leading|it)\b)|re)\b", re.IGNORECASE
)
_WHOLE: Final = {"ll": " will", "s": " is", "re": " are"}  # "what we'll do", "who's on it"
_AIMS: Final = re.compile(r"\b(?:objectifs?|objectives?)\b")
# How a column is answered says nothing of what it asks: "Rendu public (oui/non)", "Shared? Y/N".
_YES_OR_NO: Final = re.compile(r"(?<=\w)\W*\(?\b(?:oui|yes|o|y)\b\s*(?:/|ou|or|-)\s*\b(?:non|no|n)\b\)?\s*\??\s*$")
_ASKED: Final = frozenset(("what", "how"))  # asked of anything
_GLUED: Final = re.compile(r"_+|(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")


@dataclass(slots=True)
class ColumnReading:
    """One column: its heading as written, its role, and whether its cells are only marks under that heading.

    `timed`: it holds what is done in the time ("schedule") or the state ("status") its heading says; `month` is that
    of an initial among the twelve ("J", "F", "M"…), from 1; `letter` the one that names its heading as in charge, where
    others only say that it is asked or told ("R" among "A", "C", "I").
    """

    heading: str = ""
    role: str = "extra"
    marked: bool = False
    timed: str = ""
    month: int = 0
    letter: str = ""

    @property
    def mark(self) -> str | int:
        """What a mark under it says: the last line of its heading, or its month."""
        first, dash, last = self.heading.rpartition(" – ")
        dated = dash and _YEAR.fullmatch(first) and not _YEAR.search(last)
        if dated and self.month:
            return f"{first}-{self.month:02}"
        return self.month or (f"{last} {first}" if dated else last)  # "2026 – Mars" is « Mars 2026 »

    @property
    def when(self) -> str:
        """The time that heads what is done in it, without what says that it is done ("Actions 2026" is "2026")."""
        about, time = time_in(self.heading)
        return time if self.timed == "schedule" and time and column_role(about) else self.heading


@dataclass(slots=True)
class Columns:
    """The columns of a table. `guessed` when no heading said what they hold.

    `numbered` is the plan column that a column of numbers is about; `levels` how a column states the level of rows;
    `in_verbs`: what stands under its heading of actions says what to do ("Draw the routes"); `minutes`: rows that
    say nothing to do only tell what was said.
    """

    readings: list[ColumnReading] = field(default_factory=list)
    guessed: bool = False
    numbered: int | None = None
    levels: Statement | None = None
    in_verbs: bool = False
    minutes: bool = False

    def of(self, *roles: str) -> list[int]:
        """Positions of the columns that have one of these roles, by the order of the roles, then from the left."""
        return [at for role in roles for at, column in enumerate(self.readings) if column.role == role]

    @property
    def plan(self) -> list[int]:
        """Positions of the columns that hold the plan's own levels, from the widest level to the deepest."""
        return self.of(*PLAN_ROLES)

    def holds_aims(self, at: int) -> bool:
        """Whether the heading of a column says that it holds aims too: "Axes et objectifs"."""
        return bool(_AIMS.search(plain_heading(self.readings[at].heading)))

    @property
    def names(self) -> set[str]:
        """The roles present."""
        return {column.role for column in self.readings}

    @property
    def have_steps(self) -> bool:
        """Whether the last two columns of the plan are an action and a step of it."""
        plan = self.plan
        return [self.readings[at].role for at in plan[-2:]] == ["action", "item"] and not self.readings[plan[-1]].timed

    @property
    def say_a_plan(self) -> bool:
        """Whether there are two levels of a plan, one level with who, when or what of it, or actions in verbs."""
        told = self.in_verbs or (self.levels is not None and self.levels.named)
        if told or any(column.timed for column in self.readings):
            return True
        said = set(FIELD_ROLES) & self.names
        levels = set(PLAN_ROLES) & self.names
        return len(levels) + len(said) >= 2 and bool(said | ({"action"} & levels if len(levels) > 1 else set()))


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {phrase: role for role, phrases in HEADINGS.items() for phrase in phrases}
    longest_first = sorted(roles, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), roles


@lru_cache(maxsize=4096)
def plain_heading(heading: str) -> str:
    """A heading folded, its glued words parted ("task_name", "KeySteps"), without the marks around it."""
    heading = _SHORTENED.sub(lambda found: _WHOLE[found[2].lower()], _PATH.sub("", heading))
    parted = _GLUED.sub(" ", heading) if " " not in heading.strip() else heading
    return _YES_OR_NO.sub("", squeeze(fold(parted).replace("’", "'"))).strip(" :.*-")


@lru_cache(maxsize=4096)  # the same words are asked of several times, by each reading
def heading_role(heading: str) -> tuple[str, float] | None:
    """The role a heading announces and the share of it that says so; None when it says nothing known."""
    folded = plain_heading(heading)
    if not folded or len(folded.split()) > MAX_HEADING_WORDS:
        return None
    pattern, roles = _phrases()
    found = list(pattern.finditer(folded))
    if found and found[0].group() in _ASKED and _asks_more(pattern.sub(" ", folded)):
        found = found[1:]  # "What could go wrong" is not what is done
    if not found:
        return None
    said = sum(len(match.group()) for match in found)
    rest = sum(len(word) for word in re.findall(r"\w+", pattern.sub(" ", folded)) if word not in FUNCTION_WORDS)
    share, role = said / (said + rest), roles[found[0].group()]
    if role in PLAN_ROLES and len(found) > 1 and (compound := _COMPOUND.fullmatch(folded)):
        last = roles[found[-1].group()]
        role = last if last in _HEADS_COMPOUND and found[-1].end() == len(compound[0]) else role
    if role in {"expected_results", "axis"} and any(
        roles[match.group()] == "action" and not _OF_IT.search(folded[found[0].end() : match.start()])
        for match in found[1:]
    ):
        # "Deliverable / Task", "Axes / Activités": what is done, under parts that rows name. "Axe du projet" is that
        # of what is done.
        role = "action"
    # "Couleur du dossier" is about a colour: a word of the plan's levels counts at the head of its heading.
    aside = role in PLAN_ROLES and share <= 0.6 and re.search(r"\w{3,}", folded[: found[0].start()])
    return None if aside else (role, share)


# "Task owner", "Action n°", "Activity cost": two or three nouns, of which the last says what the column holds.
_COMPOUND: Final = re.compile(r"(?!projets? pilotes?)[^\W\d]+(?: [^\W\d]+)? (?:[^\W\d]+|n°|#)")
_OF_IT: Final = re.compile(r"\b(?:du|de|des|d|of|auquel|a laquelle|to which|for)\b")
_HEADS_COMPOUND: Final = frozenset(("leads", "schedule", "status", "number", "extra", "results"))


def _asks_more(rest: str) -> bool:
    return any(word not in FUNCTION_WORDS for word in re.findall(r"\w+", rest))


@lru_cache(maxsize=4096)
def column_role(heading: str) -> tuple[str, float] | None:
    """The role that the heading of a column announces, in known phrases or in words of its own."""
    folded = plain_heading(heading)
    shaped = next((role for role, shape in SHAPES if shape.fullmatch(folded.rstrip(" ?"))), None)
    if shaped:
        return shaped, 1.0
    if composed := _composed(folded.rstrip(" ?")):
        return composed, 1.0
    said, stems = heading_role(heading), _by_stems(folded)
    if said is None or (stems is not None and said[1] < _STEMS_SAY):
        said = stems or said
    if said is None and ASIDE.search(folded) and len(folded.split()) <= _SHORT:
        return "extra", 1.0
    return said or _mended(folded)


def _composed(folded: str) -> str | None:
    """What several words of a heading say together: "Ce que ça va changer", "Outcomes we want"."""
    told = next((role for role, clause in CLAUSES if clause.fullmatch(folded)), None)
    if told is not None or not OUTCOMES.search(folded):
        return told
    hoped, came = HOPED.search(folded), CAME.search(folded)
    rest = CAME.sub(" ", HOPED.sub(" ", OUTCOMES.sub(" ", folded)))
    others = [word for word in re.findall(r"\w+", rest) if word not in FUNCTION_WORDS and not NEUTRAL.fullmatch(word)]
    if others or bool(hoped) == bool(came):
        return None
    return "expected_results" if hoped else "results"


def says_a_field(string: str, *roles: str) -> bool:
    """Whether a line begins with the name of a field of an action and a colon ("Échéance : …"), of these `roles`."""
    label, colon, _value = string.partition(":")
    found = heading_role(label) if colon else None
    return found is not None and found[0] in (roles or _TOLD) and found[1] >= _WHOLE_ROLE


@lru_cache(maxsize=1024)
def asks_progress(heading: str) -> bool:
    """Whether yes and no under a heading say how far the work is: it asks so, or states a status ("Done?"), or is none.

    "Budget accordé" is about the budget, whatever was granted.
    """
    role = column_role(heading)
    if role is not None:
        return role[0] in {"status", "results"}
    plain = plain_heading(heading)
    return bool(find_status(plain)) or not any(map(str.isalpha, plain))


def _mended(folded: str) -> tuple[str, float] | None:
    """The role of a heading whose word was cut in a narrow column: "Respo nsable"."""
    words = folded.split()
    if not 1 < len(words) <= _CUT_WORDS:
        return None
    joined = ("".join(words[:at]) + " ".join(["", *words[at:]]) if at else "" for at in range(2, len(words) + 1))
    tried = [found for whole in joined if (found := heading_role(whole)) and found[1] >= _WHOLE_ROLE]
    return tried[0] if tried else None


def _by_stems(folded: str) -> tuple[str, float] | None:
    """The role that the beginnings of its words say, for headings in words of their own."""
    if TITLES.fullmatch(folded) or folded[:1].isdigit():
        return None
    for role, stems in STEMS:
        found = list(stems.finditer(folded))
        if found:
            said = sum(len(match.group()) for match in found)
            others = (word for word in re.findall(r"\w+", stems.sub(" ", folded)) if word not in FUNCTION_WORDS)
            share = said / (said + sum(len(word) for word in others if not QUALIFIERS.fullmatch(word)))
            return (role, share) if share >= _STEMS_SAY else None
    return None
