"""A phrase read from left to right: dates, recurrences, conditions, words that are no schedule."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.schedules.items import BOUNDS, Item, another_day, item
from jalon.phrases.schedules.points import STARTERS
from jalon.phrases.schedules.recurrence import counted, recurrence
from jalon.phrases.schedules.tokens import Tokens
from jalon.phrases.schedules.value import Recurrence
from jalon.phrases.status_words import MOST_CAREFUL_FIRST, Status

# Signs and small words that carry no meaning of their own.
GLUE: Final = frozenset(
    {"comma", "dash", "slash", "colon", "dot", "line", "open", "close", "mark", "quote", "query", "and", "to", "de",
     "prep", "label", "about", "per"}
)  # fmt: skip
COMPLETE: Final = ("receipt", "completion", "approval", "reception", "approbation")
BREAKS: Final = frozenset({"dot", "line", "end"})
FREQUENT: Final = frozenset({"freq", "every", "aux", "vague", "num", "numx", "ord", "once", "several", "least", "most",
                             "weekday", "until", "bypost", "prep", "about"})  # fmt: skip
YEARS_OF: Final = {"scolaire": "school", "academique": "school", "financiere": "fiscal", "budgetaire": "fiscal"}
DATED: Final = frozenset(STARTERS) | frozenset(BOUNDS) | {"prep", "de", "to", "weekday", "about"}
# A bound on something that is no date is a condition: « avant l'AGA », "until adopted", « d'ici la fin du mandat ».
CONDITIONAL: Final = frozenset({"cond", "before", "after", "until", "from", "by", "part", "once", "num"})
LASTING: Final = frozenset({"num", "by", "prep", "least", "most", "about"})
PEOPLE: Final = re.compile(
    r"(?:membre|partenaire|benevole|equipe|groupe|organisme|participante?|employee?|citoyen(?:ne)?|famille|jeune|parent"
    r"|intervenante?|gestionnaire|ecole|personne|member|partner|volunteer|team|group|participant|employee|school|staff"
    r"|agency|agencie|person|people|familie|family)s?"
)
EVENTFUL: Final = frozenset({"every", "event", "sigle", "prep", "to", "de"})
ENGLISH_FROM: Final = frozenset({"from", "start", "starts", "starting", "beginning", "effective", "due", "by"})


class Reading:
    """What a phrase says, gathered token by token."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.items: list[Item] = []
        self.recurrence: Recurrence | None = None
        self.triggers: list[tuple[int, int]] = []
        self.runs: list[list[int]] = []  # unread words: first token, last token
        self.running = False
        self.flags: set[str] = set()  # "ongoing", "goes_on", "plan", "demand", "undefined", "duration", "yearly"
        self.status: Status | None = None
        self.link = ""
        self._statuses()

    def _statuses(self) -> None:
        """Mark the words that state a status; asked only when some word is unknown to schedules."""
        kinds = self.tokens.kinds
        if "word" not in kinds:
            return
        from jalon.phrases.statuses import all_statuses  # noqa: PLC0415  (a schedule seldom needs it)

        tokens = self.tokens
        places = [tokens.folded.place(tokens.starts[at], tokens.ends[at]) for at in range(tokens.size)]
        # "pending funding", « en attente du financement » are conditions
        conditions = {
            places[at][0]
            for at in range(tokens.size)
            if kinds[at] == "undef" or (kinds[at] == "cond" and at + 1 < tokens.size)
        }
        stated = all_statuses(tokens.folded.original, in_schedule=True)
        found = [match for match in stated if match.start not in conditions]
        at = 0
        for match in found:
            while at < tokens.size and places[at][0] < match.end:
                if places[at][1] > match.start:
                    kinds[at] = "status"
                at += 1
        if found:
            self.status = min((match.status for match in found), key=MOST_CAREFUL_FIRST.index)

    def read(self) -> Reading:
        """Read the whole phrase."""
        at, size = 0, self.tokens.size
        while at < size:
            after = self._step(at)
            if after > at:
                self.running = False
                at = after
                continue
            self._unread(at)
            at += 1
        return self

    def _step(self, at: int) -> int:
        """Understand what begins at a token; the place after it, or the same place when nothing does."""
        kind = self.tokens.kinds[at]
        reader = SIMPLE.get(kind)
        if reader:
            return reader(self, at)
        for kinds, attempt in (
            (FREQUENT, self._recurrence),
            (DATED, self._item),
            (LASTING, self._duration),
            (CONDITIONAL, self._condition),
            (EVENTFUL, self._event),
        ):
            if kind in kinds:
                after = attempt(at)
                if after > at:
                    return after
        return at

    def _unread(self, at: int) -> None:
        kind = self.tokens.kinds[at]
        if kind in GLUE:
            if kind == "query" and self.items:
                self.tokens.doubts.append("uncertain")
            if kind in ("and", "comma", "slash", "line", "dot"):
                self.link = "list"
            elif kind in ("open", "colon", "dash"):
                self.link = kind
            if kind in BREAKS:
                self.running = False
            return
        if self.running:
            self.runs[-1][1] = at
        else:
            self.runs.append([at, at])
            self.running = True

    def _item(self, at: int) -> int:
        """A date. After an English day, a lone number may be another day."""
        found = item(self.tokens, at)
        if not found and self.items and self.link == "list" and self.tokens.kinds[at] in ("num", "ord"):
            found = another_day(self.tokens, self.items[-1], at)
        if not found:
            return at
        made, after = found
        if made.start.unit == "year" and made.start.year is None and not made.start.part:
            return at
        made.link = self.link
        self.link = ""
        self.items.append(made)
        return after

    def _recurrence(self, at: int) -> int:
        found = recurrence(self.tokens, at)
        if not found:
            return at
        if self.recurrence and self.recurrence.per == found[0].per == "P1Y":
            self.recurrence = found[0]  # "annual review each March"
        elif self.recurrence and self.recurrence.per:
            self.tokens.doubts.append("several_recurrences")
            self.runs.append([at, found[1] - 1])
        else:
            self.recurrence = found[0]
        if self.items and self.tokens.words[at - 1] in ("puis", "then", "ensuite", "thereafter"):
            self.flags.add("goes_on")  # « avril 2022, puis annuellement »
        self.flags.add("recurring")
        return found[1]

    def _duration(self, at: int) -> int:
        """« pendant 10 mois », « 6 à 12 mois », "over 3 years": no dates; with « suivant l'AGA », a trigger."""
        kinds = self.tokens.kinds
        look = at
        while kinds[look] in ("prep", "by", "least", "most", "about", "ord") and look < at + 6:
            look += 1
        if kinds[look] != "num":
            return at
        look += 1
        if kinds[look] in ("to", "dash", "and") and kinds[look + 1] == "num":
            look += 2
        while kinds[look] == "word" and self.tokens.words[look] in ("prochains", "prochaines", "premiers", "next"):
            look += 1
        if kinds[look] != "unit":
            return at
        after = look + 1
        if self.tokens.words[after] == "of" and kinds[after + 1] in ("word", "event", "sigle"):
            end = self._clause(after + 1)  # "within 30 days of approval"
            self.triggers.append((at, end))
            return end
        if kinds[after] in ("cond", "after", "before") and kinds[after + 1] != "end":
            return self._condition(after, at)
        self.flags.add("duration")
        return after

    def _condition(self, at: int, first: int | None = None) -> int:
        """A condition, up to the end of its clause; dates in it count as dates of the phrase."""
        first = at if first is None else first
        tokens, kinds = self.tokens, self.tokens.kinds
        if not self._opens_condition(at):
            return at
        after, known = at + 1, len(self.items)
        if kinds[at] == "num":
            after += 1
        start = after
        after = self._clause(after)
        if after == start and not tokens.said(at).endswith(COMPLETE):
            return at
        self.triggers.append((first, after))
        side = {"after": "from", "from": "from", "before": "by", "by": "by", "until": "by"}.get(kinds[at])
        for inner in self.items[known:] if side else ():
            inner.mode = side if inner.mode == "in" and side else inner.mode
        return after

    def _clause(self, after: int) -> int:
        """The place where the clause that goes on at a token ends."""
        kinds, start, depth = self.tokens.kinds, after, 0
        while after < self.tokens.size and not self._clause_ends(after, depth):
            depth += {"open": 1, "close": -1}.get(kinds[after], 0)
            after = self._date_inside(after)
        while after > start and kinds[after - 1] in ("and", "comma", "dash", "open", "slash"):
            after -= 1
        return after

    def _opens_condition(self, at: int) -> bool:
        """Whether a condition may open here: « dès la création », not "by staff" nor a word of a comment."""
        tokens = self.tokens
        if tokens.kinds[at] == "num" and tokens.kinds[at + 1] != "times":
            return False
        if tokens.kinds[at] == "part" or tokens.words[at] in ENGLISH_FROM:
            look = at + 1
            while tokens.kinds[look] in ("de", "prep", "to", "dash"):
                look += 1
            if tokens.kinds[at] == "part":
                within = tokens.said(at).endswith((" du", " de", " of", " the"))
                return (within or look > at + 1) and tokens.kinds[look] in ("word", "event", "sigle", "session")
            return tokens.kinds[look] in ("event", "sigle", "part") or (
                tokens.words[look] in ("completion", "adoption", "approval", "launch", "end", "receipt", "start")
            )
        return not self._in_comment(at)

    def _in_comment(self, at: int) -> bool:
        """Whether a token stands in a bracket after some unread words: a comment, whose conditions are its own."""
        if not self.running:
            return False
        kinds, depth = self.tokens.kinds, 0
        for before in range(at - 1, -1, -1):
            if kinds[before] == "close":
                depth -= 1
            elif kinds[before] == "open":
                depth += 1
        return depth > 0

    def _clause_ends(self, at: int, depth: int) -> bool:
        """Whether a condition stops before a token: a full stop, a status, a comma before another schedule."""
        tokens, kind = self.tokens, self.tokens.kinds[at]
        if kind in BREAKS or kind in ("status", "plan", "demand"):
            return True
        if kind == "close" and depth == 0:
            return True
        if kind == "ongoing" and tokens.words[at] not in ("continu", "continue", "permanent", "permanente", "constant"):
            return True
        if kind in ("comma", "and", "open") or (kind == "dash" and not tokens.stuck(at)):
            following = tokens.kinds[at + 1]
            if following in ("freq", "ongoing", "cond", "demand", "plan", "undef"):
                return following != "freq" or kind != "and"
            return kind != "and" and following in DATED and item(tokens, at + 1) is not None
        return False

    def _date_inside(self, at: int) -> int:
        """Read a date within a condition if one begins here; the place after it, or after the token."""
        kind = self.tokens.kinds[at]
        if kind in DATED and kind not in BOUNDS and kind not in ("num", "ord", "part", "unit", "planend", "fiscal"):
            found = item(self.tokens, at)
            if found and found[0].start.unit != "planyear":
                found[0].link = "list"
                self.items.append(found[0])
                return found[1]
        return at + 1

    def _event(self, at: int) -> int:
        """« AGA », « à l'assemblée générale annuelle », « à chaque CA »."""
        kinds, look = self.tokens.kinds, at
        while kinds[look] in ("prep", "to", "de", "every") and look < at + 5:
            look += 1
        if kinds[at] == "every" and kinds[look] == "word" and PEOPLE.fullmatch(fold(self.tokens.words[look])):
            return at  # « tous les membres » come back no more than they do
        if kinds[at] == "every" and kinds[look] in ("word", "session", "event", "sigle"):
            return self._every_event(at, look)
        if kinds[look] not in ("event", "sigle") or self._in_comment(at):
            return at
        first = look
        while kinds[look] in ("event", "sigle"):
            look += 1
        if self.triggers and self.triggers[-1][1] == first:
            self.triggers[-1] = (self.triggers[-1][0], look)
        else:
            self.triggers.append((first, look))
        return look

    def _every_event(self, at: int, look: int) -> int:
        after = look
        while after < self.tokens.size and not self._clause_ends(after, 0) and self.tokens.kinds[after] != "open":
            after = self._date_inside(after)
        self.triggers.append((at, after))
        self.flags.add("recurring")
        self.recurrence = self.recurrence or Recurrence(1, 1)
        return after

    def ongoing(self, at: int) -> int:
        """« En continu » after a date prolongs it, unless the date has an end of its own or stands beside it bare."""
        self.flags.add("ongoing")
        if self.items:
            last = self.items[-1]
            joined = self.link or self.tokens.kinds[at - 1] in ("and", "dash", "comma", "to")
            bounded = last.end is not None or last.start.unit in ("year", "fiscal", "school", "planyear")
            bracket = self.tokens.kinds[at - 1] == "open"
            if last.mode in ("in", "from") and not (bounded and (not joined or bracket)):
                self.flags.add("goes_on")
        return at + 1

    def in_year(self, at: int) -> int:
        """« Au cours de l'année 2018 » is the year 2018; without a year, all the time."""
        sort = YEARS_OF.get(self.tokens.words[at + 1])
        if sort:
            self.tokens.kinds[at + 1] = sort
        if self.tokens.kinds[at + 1] in DATED:
            self.tokens.kinds[at] = "prep"
            after = self._item(at)
            if after > at:
                return after
        return self.ongoing(at) + (sort is not None)

    def flag(self, at: int) -> int:
        """A word that settles a kind by itself."""
        self.flags.add(self.tokens.kinds[at])
        return at + 1

    def leave_out(self, at: int) -> int:
        """« sauf juillet et août »: what is left out is kept as words, with a doubt."""
        after = at + 1
        while self.tokens.kinds[after] not in BREAKS and self.tokens.kinds[after] not in ("close", "status"):
            after += 1
        if self.running:
            self.runs[-1][1] = after - 1
        else:
            self.runs.append([at, after - 1])
        self.tokens.doubts.append("exception")
        return after

    def skip(self, at: int) -> int:
        """A word understood elsewhere."""
        return at + 1

    def counted(self, at: int) -> int:
        """« 2x par année », "twice a year"; "once approved" is a condition."""
        found = counted(self.tokens, at)
        if found:
            return self._recurrence(at)
        return self._condition(at) if self.tokens.kinds[at] == "once" else at


SIMPLE: Final = {
    "ongoing": Reading.ongoing,
    "inyear": Reading.in_year,
    "plan": Reading.flag,
    "onward": Reading.ongoing,
    "except": Reading.leave_out,
    "demand": Reading.flag,
    "undef": Reading.flag,
    "horizon": Reading.flag,
    "status": Reading.skip,
    "numx": Reading.counted,
    "once": Reading.counted,
    "several": Reading.counted,
}
