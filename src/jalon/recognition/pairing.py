"""Values listed in the cells of one row, given to the actions listed in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status
from jalon.recognition.contents import is_date
from jalon.recognition.doubts import Code
from jalon.recognition.draft import Branch
from jalon.recognition.sentences import unfinished
from jalon.recognition.shared_results import Told
from jalon.recognition.source import Text, joined

_IN_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]{3,60})[)\]][\s.;]*$")
_AFTER_MARK: Final = re.compile(r"\s*(?:[,;/|:]|\s[–—-])\s*([^,;/|:–—]{3,60})$")
_SPAN: Final = re.compile(r"^[^,;\n]+\s(?:à|au|to|until|jusqu['’]\S+|-|–|—|>|→)\s[^,;\n]+$")
_JOINT: Final = re.compile(r"\s(?:et|and|puis|then|ou|or|à|to|-|–)\s", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_BEFORE_MARK: Final = re.compile(r"([^,;/|:–—]{3,60}?)\s*(?:[,;/|:]|\s[–—-])\s*(?=\w)")


@dataclass(slots=True)
class Values:
    """What the field cells of a row say, as lists in their order."""

    leads: list[Text] = field(default_factory=list)
    lead_lines: list[Text] = field(default_factory=list)
    schedule: list[Text] = field(default_factory=list)
    expected: list[Text] = field(default_factory=list)
    expected_lines: list[Text] = field(default_factory=list)
    results: list[Text] = field(default_factory=list)
    hung_results: list[Text] = field(default_factory=list)  # the same, what has no mark under what has one
    told_results: list[Told] = field(default_factory=list)  # ways to read them where they say whose each is
    extra: dict[str, list[Text]] = field(default_factory=dict)
    told_numbers: list[Text] = field(default_factory=list)  # of the way that was taken
    leads_numbered: bool = False  # "a) … b) …", as the steps of the row
    placed_results: list[Text | None] = field(default_factory=list)  # results found beside some of the dates
    marks: list[tuple[str, str | int]] = field(default_factory=list)  # (role, heading or month) crossed
    doubts: list[tuple[Code, dict[str, str | int | list[str]]]] = field(default_factory=list)


@dataclass(slots=True)
class Targets:
    """The actions of a row: the outer ones, those that hold no other, and all."""

    tops: list[Branch]
    leaves: list[Branch]
    all: list[Branch]

    @classmethod
    def of(cls, tops: list[Branch]) -> Targets:
        """From the outer ones."""
        every = [branch for top in tops for branch in _walk(top)]
        return cls(tops, [branch for branch in every if not branch.children], every)

    def groups(self) -> list[list[Branch]]:
        """Which of them a list of values may be about, likeliest first."""
        return [group for group in (self.tops, self.leaves, self.all) if group]


def _walk(branch: Branch) -> list[Branch]:
    return [branch, *(below for child in branch.children for below in _walk(child))]


def distribute(values: Values, targets: Targets, holder: Branch | None) -> None:
    """Give each value to the action it stands beside; what is for several stays on `holder` (their objective)."""
    if not targets.tops:
        if holder is not None:
            _give_all(values, holder)
        return
    if len(targets.all) == 1:
        _give_all(values, targets.tops[0])
        return
    if len(targets.tops) == 1:
        holder = targets.tops[0]
        lists = Targets(targets.tops, [], targets.tops) if not _by_step(values, targets) else targets
    else:
        lists = targets
    _pair_texts("schedule", _cut_schedules(values.schedule, targets), targets, holder)
    if not _pair_told(values, targets, holder):
        _pair_texts("results", _results_of(values, targets), targets, holder)
    _pair_placed(values.placed_results, targets, holder)
    for branch in targets.tops:
        branch.marks.extend(values.marks)
    _pair_lists("expected", values.expected_lines, values.expected, lists, holder)
    _pair_leads(values, targets, holder)
    for heading, texts in values.extra.items():
        _pair_extra(heading, texts, lists, holder)


def _by_step(values: Values, targets: Targets) -> bool:
    """Whether the row says who, when or what came of it step by step: what it lists may then be listed so too.

    One action with two steps and two expected results says nothing of the kind.
    """
    counts = {len(values.lead_lines), len(values.schedule), len(values.results)}
    return len(targets.leaves) > 1 and len(targets.leaves) in counts


def _give_all(values: Values, branch: Branch) -> None:
    branch.leads.extend(values.leads)
    branch.expected.extend(values.expected)
    branch.schedule = _add(branch.schedule, values.schedule)
    branch.results = _add(branch.results, [*values.results, *filter(None, values.placed_results)])
    branch.marks.extend(values.marks)
    for heading, texts in values.extra.items():
        whole = _add(branch.extra.get(heading), texts)
        if whole is not None:
            branch.extra[heading] = whole


def _add(old: Text | None, texts: Sequence[Text]) -> Text | None:
    return joined([old, *texts] if old is not None else texts)


def _match(count: int, targets: Targets) -> tuple[list[Branch], int] | None:
    """(who the values are about, how many each): equal counts first, then an exact multiple."""
    for group in targets.groups():
        if count == len(group):
            return group, 1
    for group in targets.groups():
        if len(group) > 1 and count > len(group) and count % len(group) == 0:
            return group, count // len(group)
    return None


def _pair_texts(name: str, texts: list[Text], targets: Targets, holder: Branch | None) -> None:
    """Schedules or results: one text a node."""
    if not texts:
        return
    matched = _match(len(texts), targets)
    if matched:
        group, each = matched
        for at, branch in enumerate(group):
            setattr(branch, name, _add(getattr(branch, name), texts[at * each : (at + 1) * each]))
        return
    keeper = holder or targets.tops[0]
    setattr(keeper, name, _add(getattr(keeper, name), texts))
    _count_doubt(keeper, name, len(texts), targets)


def _pair_told(values: Values, targets: Targets, holder: Branch | None) -> bool:
    """Results whose cell says whose each is; whether it does."""
    for told in values.told_results:
        group = next((group for group in targets.groups() if len(group) == len(told.each) > 1), None)
        counted = len(values.results) in {len(group) for group in targets.groups()}
        counted = counted and None not in told.each  # a dash that holds a place says whose each is
        if group is None or (told.held and not told.numbers and counted):
            continue
        for branch, text in zip(group, told.each, strict=True):
            branch.results = _add(branch.results, list(filter(None, [text])))
        keeper = holder or targets.tops[0]
        keeper.results = _add(keeper.results, told.held)
        values.told_numbers = told.numbers
        return True
    return False


def _results_of(values: Values, targets: Targets) -> list[Text]:
    """The results as they are counted: by lines, or by marked lines where only these are as many as the actions."""
    counts = {len(group) for group in targets.groups()}
    return values.hung_results if len(values.hung_results) in counts - {len(values.results), 1} else values.results


def _pair_placed(results: list[Text | None], targets: Targets, holder: Branch | None) -> None:
    """Results found beside some of the dates go where their date went."""
    matched = _match(len(results), targets) if results else None
    if matched and matched[1] == 1:
        for branch, text in zip(matched[0], results, strict=True):
            if text is not None:
                branch.results = _add(branch.results, [text])
    else:
        keeper = holder or targets.tops[0]
        keeper.results = _add(keeper.results, [text for text in results if text is not None])


def _pair_lists(name: str, lines: list[Text], texts: list[Text], targets: Targets, holder: Branch | None) -> None:
    """Expected results: by the lines of the cell, or by the entries they were cut into."""
    if not texts:
        return
    if len(targets.all) == 1:
        targets.tops[0].expected.extend(texts)
        return
    for values in (lines, texts):
        matched = _match(len(values), targets)
        if matched:
            group, each = matched
            for at, branch in enumerate(group):
                for value in values[at * each : (at + 1) * each]:
                    branch.expected.extend(_within(value, texts) if values is lines else [value])
            return
    keeper = holder or targets.tops[0]
    keeper.expected.extend(texts)
    _count_doubt(keeper, "expected_results", len(texts), targets)


def _within(line: Text, texts: list[Text]) -> list[Text]:
    """The entries that were cut out of a line."""
    inside = [t for t in texts if all(any(a <= s and e <= b for a, b in line.spans) for s, e in t.spans)]
    return inside or [line]


def _pair_leads(values: Values, targets: Targets, holder: Branch | None) -> None:
    """Leads: in order when there is one line for each action, else shared by all."""
    if not values.leads:
        return
    matched = _match(len(values.lead_lines), targets) if len(values.lead_lines) > 1 else None
    if matched and matched[1] == 1 and len(targets.tops) > 1:
        for branch, line in zip(matched[0], values.lead_lines, strict=True):
            branch.leads.extend(_within(line, values.leads))
        return
    if matched and matched[1] == 1 and values.leads_numbered:
        for branch, line in zip(matched[0], values.lead_lines, strict=True):
            branch.leads.extend(_within(line, values.leads))
        return
    if holder is not None and len(targets.tops) > 1:
        holder.leads.extend(values.leads)
        for branch in targets.tops:
            branch.inherited_leads.extend(lead.string for lead in values.leads)
        return
    first = targets.tops[0]
    first.leads.extend(values.leads)
    for branch in targets.all[1:]:
        branch.inherited_leads.extend(lead.string for lead in values.leads)
    if len(targets.tops) > 1:
        first.doubt(Code.SHARED_VALUE, field="leads", actions=len(targets.tops))


def _pair_extra(heading: str, texts: list[Text], targets: Targets, holder: Branch | None) -> None:
    matched = _match(len(texts), targets)
    if matched and matched[1] == 1:
        for branch, text in zip(matched[0], texts, strict=True):
            branch.extra[heading] = text
        return
    keeper = holder or targets.tops[0]
    whole = _add(keeper.extra.get(heading), texts)
    if whole is not None:
        keeper.extra[heading] = whole


def _count_doubt(branch: Branch, name: str, count: int, targets: Targets) -> None:
    actions = len(targets.tops) if len(targets.tops) > 1 else len(targets.all)
    if count == 1:
        branch.doubt(Code.SHARED_VALUE, field=name, actions=actions)
    elif count < actions:
        branch.doubt(Code.FEWER_VALUES, field=name, values=count, actions=actions)
    else:
        branch.doubt(Code.MORE_VALUES, field=name, values=count, actions=actions)


# Schedules


def _cut_schedules(texts: list[Text], targets: Targets) -> list[Text]:
    """One run of schedule phrases cut in as many as there are actions, when it can be; else as it is."""
    if len(texts) != 1 or _match(1, targets):
        return texts
    for group in targets.groups():
        pieces = _cut_phrases(texts[0], len(group))
        if pieces:
            return pieces
    return texts


def _cut_phrases(text: Text, count: int) -> list[Text] | None:
    """A schedule cell cut into `count` phrases that each say a time, as evenly as they read; None when none do."""
    starts = [0, *(found.start() for found in re.finditer(r"(?<=\s)(?=[A-ZÀ-Ý0-9])", text.string))]
    if not 2 <= count <= 8 or not count <= len(starts) <= 14 or _is_one_span(text.string):
        return None
    end = len(text.string)
    costs = {
        (a, b): cost
        for n, a in enumerate(starts)
        for b in [*starts[n + 1 :], end]
        if (cost := _strangeness(text.string, a, b)) is not None
    }
    best: tuple[float, list[int]] | None = None
    for inner in combinations(starts[1:], count - 1):
        edges = [0, *inner, end]
        pieces = [costs.get(edge) for edge in pairwise(edges)]
        known = [cost for cost in pieces if cost is not None]
        if any(_parts_a_year(text.string, edge) for edge in pairwise(edges)):
            continue
        if len(known) == count and (best is None or sum(known) < best[0]):
            best = sum(known), edges
    return [text.part(a, b) for a, b in pairwise(best[1])] if best else None


def _parts_a_year(whole: str, edge: tuple[int, int]) -> bool:
    """Whether a phrase ends where the year it lacks begins: « Automne » before « 2024 » is one time."""
    start, end = edge
    said = whole[start:end].strip()
    lacking = (said, _JOINT.split(said)[-1])  # the year before « et » is not that of « hiver »
    return bool(_YEAR.match(whole, end)) and any("year_missing" in read_schedule(one).doubts for one in lacking)


def _is_one_span(string: str) -> bool:
    """Whether a whole phrase says one time from its start to its end: « octobre 2025 à juin 2027 »."""
    reading = read_schedule(string)
    one = set(reading.kind) == {"interval"} and not reading.rest and len(reading.occurrences) < 2
    return one and bool(_SPAN.search(string))


def _strangeness(whole: str, start: int, end: int) -> float | None:
    """How unlikely it is that a phrase stands alone as a schedule; None when it says no time at all."""
    string = whole[start:end].strip()
    reading = read_schedule(string)
    if not set(reading.kind) - {"undefined"}:
        return None
    # A year after a word belongs to that word ("Hiver 2014"): a cut between them is unlikely.
    parted = whole[start].isdigit() and whole[:start].rstrip()[-1:].isalpha()
    cost = 1.5 * parted + 2.0 * ("year_missing" in reading.doubts) + 3.0 * string.endswith((",", "-", "–", "et", "and"))
    return cost + 0.6 * bool(reading.rest) + 0.3 * max(0, len(reading.occurrences) - 1)


def says_time(string: str) -> bool:
    """Whether a phrase is a schedule and nothing else."""
    reading = read_schedule(string.strip())
    return bool(reading.kind) and "undefined" not in reading.kind and not reading.rest


_LONGEST_TIME = 200  # letters of a time beside which something else may be said
_BEFORE_CAPITAL = re.compile(r"(?<=[\w.)])\s+(?=[A-ZÀ-Ý])")


def part_schedule(text: Text) -> tuple[Text, Text | None, Code]:
    """(the date words, a status or result written beside them or None, which of the two it is)."""
    string = text.string
    found = find_status(string, in_schedule=True)
    if found is not None and says_time(string) and read_schedule(string.strip()).status is None:
        found = None  # "À compter de mars 2024": all of it tells when
    if found is not None and _whole_words(string, found.start, found.end):
        before, after = string[: found.start].strip(" .,;:-–("), string[found.end :].strip(" .,;:-–")
        if before and _dated(before):
            return text.part(0, found.start), text.part(found.start), Code.STATUS_IN_SCHEDULE
        if not before and after and _dated(after):
            return text.part(found.end), text.part(found.start, found.end), Code.STATUS_IN_SCHEDULE
        return text, None, Code.STATUS_IN_SCHEDULE
    for match in _BEFORE_CAPITAL.finditer(string, 0, _LONGEST_TIME):
        head, tail = string[: match.start()], string[match.end() :]
        alone = not unfinished(head) and _dated(head) and not read_schedule(head).rest
        if alone and len(tail.split()) >= 2 and not _dated(tail):
            return text.part(0, match.start()), text.part(match.end()), Code.RESULT_IN_SCHEDULE
    return text, None, Code.RESULT_IN_SCHEDULE


def part_time(text: Text) -> tuple[Text | None, Text | None]:
    """(who, when) of a cell that says both, None for what it does not: "Odile Roy (mai 2026)", "Mai 2026 / CA"."""
    string = text.string
    if is_date(string) and not read_schedule(string).rest:
        return None, text
    for form in (_IN_BRACKETS, _AFTER_MARK):
        match = form.search(string)
        if match and is_date(match[1].strip()):
            return text.part(0, match.start()), text.part(*match.span(1))
    head = _BEFORE_MARK.match(string)
    if head and is_date(head[1].strip()):
        return text.part(head.end()), text.part(*head.span(1))
    return text, None


def _whole_words(string: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do: a text is never cut inside a word."""
    return not (string[:start][-1:].isalnum() or (string[end:][:1].isalnum()))


def _dated(string: str) -> bool:
    reading = read_schedule(string)
    return bool(set(reading.kind) - {"undefined"})
