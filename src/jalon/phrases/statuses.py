"""Where an action stands, from the words people wrote. Only what is stated: a story states nothing.

`find_status` gives the most careful of the statuses a text states; `all_statuses` gives each with its place.
A word counts where it begins a clause ("Réalisé en mai"), ends a short one ("Guide terminé"), follows an
auxiliary ("a été annulé") or stands alone; never as a noun ("Réalisation d'un guide"), in a count ("3 rencontres
réalisées"), in the future ("sera complété") or under a condition ("lorsque complété").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import Final

from jalon.phrases import status_words as words
from jalon.phrases.folding import Folded
from jalon.phrases.status_tokens import Entry, Token, long_words, tokens, vocabulary
from jalon.phrases.status_words import MOST_CAREFUL_FIRST, Status


@dataclass(frozen=True, slots=True)
class StatusMatch:
    """A status and the span of the words that state it, in the text as given."""

    status: Status
    start: int
    end: int


_KEPT: Final = 300  # letters: what is longer is met once
_BREAKS: Final = frozenset(".;:!?\n·*=|→>")
_ENDS_CLAUSE: Final = _BREAKS | {"("}
_SMALL_WORDS: Final = 16  # before a status: nobody writes more ("n'a pas encore été tout à fait")
_SHORT: Final = 8  # words and marks of a clause that says where a thing stands, and not much more


def find_status(text: str, *, in_schedule: bool = False) -> StatusMatch | None:
    """The status a text states, the most careful when it states several; None when it states none.

    `in_schedule`: the text is a schedule, where "en continu" or "à venir" only tell when.
    """
    found = all_statuses(text, in_schedule=in_schedule)
    return most_careful(found) if found else None


def most_careful(found: list[StatusMatch]) -> StatusMatch:
    """The status to believe among several; of "postponed" and "dropped", the last said ("annulé, remis à 2022")."""
    put_off = [match for match in found if match.status in ("postponed", "dropped")]
    return put_off[-1] if put_off else min(found, key=lambda match: MOST_CAREFUL_FIRST.index(match.status))


def all_statuses(text: str, *, in_schedule: bool = False) -> list[StatusMatch]:
    """Every status a text states, in order."""
    if len(text) > _KEPT:
        return Reading(Folded(text), in_schedule=in_schedule).statuses()
    return list(_statuses(text, in_schedule))


@lru_cache(maxsize=1 << 15)
def _statuses(text: str, in_schedule: bool) -> tuple[StatusMatch, ...]:  # noqa: FBT001 - a key
    """Those of a short text, which a document is searched for several times over."""
    return tuple(Reading(Folded(text), in_schedule=in_schedule).statuses())


class Reading:
    """The statuses of one text: its tokens, and what stands around each expression."""

    def __init__(self, folded: Folded, *, in_schedule: bool = False) -> None:
        self.folded = folded
        self.tokens = tokens(folded.text)
        self.in_schedule = in_schedule
        # How many words, and words of letters, come before each token; and where its clause begins.
        self.spoken = [0, *accumulate(not token.mark for token in self.tokens)]
        self.letters = [0, *accumulate(token.word.isalpha() for token in self.tokens)]
        after_break = (at + 1 if token.word in _BREAKS else 0 for at, token in enumerate(self.tokens))
        self.since = [0, *accumulate(after_break, max)]
        self.long = self.spoken[-1] > 15

    def statuses(self) -> list[StatusMatch]:
        """Every status stated, in order; settles « débuté mais non terminé » as in_progress."""
        found: list[tuple[Status, int, int]] = []
        known, at = vocabulary(), 0
        while at < len(self.tokens):
            read = self._read(known, at, found[-1][2] if found else 0)
            if read:
                found.append(read)
            at = read[2] if read else at + 1
        found = self._crossed(found)
        found = [one for one, following in zip_longest(found, found[1:]) if not self._only_marks(one, following)]
        if not found:
            found = self._misspelt()
        if any(status == "in_progress" for status, _, _ in found):
            found = [("in_progress" if self._unfinished(f) else f[0], f[1], f[2]) for f in found]
        return [self._match(*each) for each in found]

    def _crossed(self, found: list[tuple[Status, int, int]]) -> list[tuple[Status, int, int]]:
        """A cross right before "Done" says that it is not: one status for both."""
        kept: list[tuple[Status, int, int]] = []
        for one in found:
            last = kept[-1] if kept else None
            if one[0] == "done" and last and last[0] == "not_done" and self._only_marks(last, one):
                kept[-1] = ("not_done", last[1], one[2])
            else:
                kept.append(one)
        return kept

    def _only_marks(self, found: tuple[Status, int, int], following: tuple[Status, int, int] | None) -> bool:
        """Whether it is a mark right before words that state a status themselves: "⏳ Under way"."""
        return bool(
            following
            and following[1] == found[2]
            and all(token.mark for token in self.tokens[found[1] : found[2]])
            and not self.tokens[following[1]].mark
        )

    def _match(self, status: Status, first: int, after: int) -> StatusMatch:
        start, end = self.folded.place(self.tokens[first].start, self.tokens[after - 1].end)
        return StatusMatch(status, start, end)

    def _unfinished(self, found: tuple[Status, int, int]) -> bool:
        said = {token.word for token in self.tokens[found[1] : found[2]]}
        return found[0] == "not_done" and bool(said & words.NEGATIONS)

    def _read(
        self, known: dict[str, list[tuple[tuple[str, ...], Entry]]], at: int, floor: int
    ) -> tuple[Status, int, int] | None:
        """The status stated by the expression that begins at a token, with its span, if any."""
        for key, entry in known.get(self.tokens[at].word, ()):
            after = at + len(key)
            if tuple(token.word for token in self.tokens[at:after]) != key:
                continue
            if self.in_schedule and entry.in_schedules:
                return None
            if key[0] == "report" and self._written(at + 1) == "a":  # English: "report a problem"
                continue
            if self._denied_by_what_follows(key, after):
                continue
            read = self._in_place(entry, at, after, floor)
            if read:
                return read
        return self._to_infinitive(at)

    def _written(self, at: int) -> str:
        """A word as it stands in the text."""
        return self.folded.words(self.tokens[at].start, self.tokens[at].end)

    def _denied_by_what_follows(self, key: tuple[str, ...], after: int) -> bool:
        """Whether the next words make it another expression: « en cours d'année », « fait partie de »."""
        no = words.NOT_BEFORE.get(" ".join(key))
        if not no or after >= len(self.tokens):
            return False
        token = self.tokens[after]
        following = token.word
        if self._written(after) == "à":
            return False
        if following in {"d", "de", "du", "l"} and following not in no and after + 1 < len(self.tokens):
            following = self.tokens[after + 1].word
        return following in no

    def _in_place(self, entry: Entry, at: int, after: int, floor: int) -> tuple[Status, int, int] | None:
        """The entry with the small words around it, when it stands where a status is stated."""
        first, status, predicate = self._look_left(entry, at, floor)
        if status is None:
            return None
        status, after = self._look_right(status, after)
        begins, ends = self._begins(first), self._ends(after)
        if entry.alone and self._one_letter(at, after):
            good = self.letters[-1] == self.letters[after] - self.letters[at]
        elif entry.alone:
            good = begins and ends and (first == 0 or not self.long) and not self._title_before(first)
            if predicate and ends and status in ("in_progress", "not_done"):  # "Work is ongoing", "was not held"
                good = good or self._subject_allows(first, at, status, predicate=True)
        elif begins:
            good = not self.long or self._short_clause(first, after)
        else:
            good = (predicate or ends) and self._subject_allows(first, at, status, predicate=predicate)
        return (status, first, after) if good else None

    def _one_letter(self, at: int, after: int) -> bool:
        """Whether an expression is a letter: a status when it is the whole cell, not in "R. Lavoie" nor "R & D"."""
        return after == at + 1 and len(self.tokens[at].word) == 1 and self.tokens[at].word.isalpha()

    def _look_left(self, entry: Entry, at: int, floor: int) -> tuple[int, Status | None, bool]:
        """With the small words before: first token, status (None: future or condition), predicate or not."""
        denied = part = wholly = predicate = False
        first, floor = at, max(floor, at - _SMALL_WORDS)
        while first > floor:
            word = self.tokens[first - 1].word
            if word in words.NEGATIONS:
                denied = True
            elif word in words.AUXILIARIES or word in words.ADVERBS:
                predicate = predicate or word in words.PASSIVE
                part = part or word in words.IN_PART
                wholly = wholly or word in words.WHOLLY
            elif word == "partie" and first >= 2 and self.tokens[first - 2].word in {"en", "grande", "bonne"}:
                part = True
                first -= 1
                while first > floor and self.tokens[first - 1].word in {"en", "grande", "bonne"}:
                    first -= 1
                continue
            else:
                break
            first -= 1
        if first > floor and self.tokens[first - 1].word in words.FUTURE | words.CONDITIONS and not denied:
            return first, None, predicate
        return first, _modified(entry, denied=denied, part=part, wholly=wholly), predicate

    def _look_right(self, status: Status, after: int) -> tuple[Status, int]:
        """« réalisé en partie », « complété partiellement » are partial."""
        if status != "done":
            return status, after
        following = [token.word for token in self.tokens[after : after + 3]]
        if following[:1] and following[0] in words.IN_PART | {"incomplet"}:
            return "partial", after + 1
        for part in words.PARTS_AFTER:
            if tuple(following[: len(part)]) == part:
                return "partial", after + len(part)
        return status, after

    def _begins(self, first: int) -> bool:
        """Whether a clause begins at a token: after nothing, a mark, a conjunction or a lost line break."""
        if first == 0:
            return True
        before = self.tokens[first - 1]
        if before.mark:
            return before.word not in {"%", "$", "'"} or self._capital(first)
        return before.word in words.CONJUNCTIONS or self._capital(first)

    def _capital(self, first: int) -> bool:
        """A capital in mid-sentence after a small letter or a figure: two lines that an extraction joined."""
        original = self.folded.words(self.tokens[first].start, self.tokens[first].end)
        before = self.folded.words(self.tokens[first - 1].start, self.tokens[first - 1].end)
        if not original[:1].isupper():
            return False
        if original[1:2].islower() and (before.isupper() or before[:1].isdigit() or before == "%"):
            return True
        return not before[-1:].isupper() and not before[:1].isupper()

    def _ends(self, after: int) -> bool:
        """Whether a clause ends before a token, or goes on with a date, a place or a reason only."""
        if after >= len(self.tokens):
            return True
        token = self.tokens[after]
        return (
            token.mark
            or token.word in words.FOLLOWERS
            or token.word in words.CONJUNCTIONS
            or token.word[0].isdigit()
            or self._capital(after)
        )

    def _title_before(self, first: int) -> bool:
        return first > 0 and not self.tokens[first - 1].mark

    def _short_clause(self, first: int, after: int) -> bool:
        """In a long text, whether the clause is short, or heads the text and the rest comments it."""
        if first == 0 or (first == 1 and self.tokens[0].mark):
            return True
        if self.tokens[first - 1].word not in _BREAKS and not self._capital(first):
            return False
        following = self.tokens[after : first + _SHORT + 1]
        return after - first <= _SHORT and (
            first + _SHORT >= len(self.tokens) or any(token.word in _ENDS_CLAUSE for token in following)
        )

    def _subject_allows(self, first: int, at: int, status: Status, *, predicate: bool) -> bool:
        """Whether the words before are a short subject, not counted, whose participle it is."""
        since = self.since[first]
        if self.spoken[first] - self.spoken[since] > (12 if predicate else 9) or (self.long and since):
            return False
        subject = [token for token in self.tokens[since:first] if not token.mark]
        if any(token.word in words.FUTURE or token.word in words.CONDITIONS for token in subject):
            return False
        if status != "in_progress" and _counts(subject):
            return False
        if predicate or len(subject) < 2:
            return bool(subject)
        plural = self.tokens[at].word.endswith("s") and subject[-1].word.endswith(("s", "x"))
        belongs = any(token.word in words.DETERMINERS for token in subject[-3:-1])
        return not (plural and belongs) and subject[-1].word not in words.DETERMINERS

    def _to_infinitive(self, at: int) -> tuple[Status, int, int] | None:
        """« À élaborer avec les membres »: to_do, at the start of a clause."""
        if self.tokens[at].word != "a" or at + 1 >= len(self.tokens) or not self._begins(at):
            return None
        if at and (not self.tokens[at - 1].mark or self.tokens[at - 1].word not in _BREAKS | {"-", "("}):
            return None
        verb = self.tokens[at + 1].word
        original = self.folded.words(self.tokens[at].start, self.tokens[at].end)
        if original == "a" or self.long or not verb.endswith(("er", "ir", "re")) or len(verb) < 5:
            return None
        status = words.TO_INFINITIVE.get(verb, "to_do")
        return (status, at, at + 2) if status else None

    def _misspelt(self) -> list[tuple[Status, int, int]]:
        """A text of one to three words, one of which is a letter away from a long word of the vocabulary."""
        said = [(at, token) for at, token in enumerate(self.tokens) if not token.mark]
        if not said or len(said) > 3 or len(said[-1][1].word) < 5:
            return []
        at, last = said[-1]
        if last.word in words.WELL_SPELT or last.word.endswith(("er", "ment", "tion", "ant")):
            return []
        for word, entry in long_words().get(last.word[0], ()):
            if last.word != word and _one_slip(last.word, word):
                first, status, _ = self._look_left(entry, at, 0)
                return [(status, first, at + 1)] if status and self._begins(first) else []
        return []


def _modified(entry: Entry, *, denied: bool, part: bool, wholly: bool) -> Status | None:
    """The status after the small words before it: denied, in part, not wholly."""
    if denied and entry.denied:
        return "partial" if wholly and entry.status == "done" else entry.denied
    if denied:
        return None
    return "partial" if part and entry.status == "done" else entry.status


def _counts(subject: list[Token]) -> bool:
    """Whether a subject is counted ("3 rencontres", "deux ateliers"); years and numbered names are not."""
    for at, token in enumerate(subject):
        before = subject[at - 1].word if at else ""
        after = subject[at + 1].word if at + 1 < len(subject) else ""
        if token.word in words.COUNT_WORDS:
            return True
        if token.word.isdigit() and before not in words.NUMBERED and after and after not in words.NOT_COUNTED:
            return not 1900 <= int(token.word) <= 2100
    return False


def _one_slip(said: str, meant: str) -> bool:
    """Whether two words differ by one letter, or two swapped; the first letter holds."""
    if abs(len(said) - len(meant)) > 1 or said[0] != meant[0]:
        return False
    start = 0
    while start < min(len(said), len(meant)) and said[start] == meant[start]:
        start += 1
    left, right = said[start:], meant[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )
