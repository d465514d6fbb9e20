"""Which row of a new file is which row known before: by identity, else by words and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from jalon.phrases.folding import fold, squeeze
from jalon.plans.comparing.likeness import cells_alike, likeness, words
from jalon.plans.comparing.rows import Row

# What a pair needs: sure ones first, so that they say where the others stand. The last was tuned on plans edited at
# random as by hand (tests/plans/comparing/hand.py, test_reimport_files.py), which pass with 0.4 to 0.5: at 0.55 a row
# rewritten is taken for a new one, at 0.3 a new one for a row rewritten.
STEPS = (0.75, 0.6, 0.5)
CANDIDATES = 12  # for one row, those that share most of its rarest words; for the cost alone: the tests need but 2


def match(known: Sequence[Sequence[Row]], new: Sequence[Row]) -> dict[str, str]:
    """Of each row of `new` that is one known before, the key of that one; each is matched once.

    `known` are the trees it may come from (the former file, the plan now), in which a key is one and the same row.
    """
    return _Matching(known, new).run()


class _Matching:
    def __init__(self, known: Sequence[Sequence[Row]], new: Sequence[Row]) -> None:
        self.new = {row.key: row for row in new}
        self.versions: dict[str, list[Row]] = defaultdict(list)
        for tree in known:
            for row in tree:
                self.versions[row.key].append(row)
        self.around = [_neighbours(tree) for tree in known]
        self.trees = [{row.key: row for row in tree} for tree in known]
        self.new_around = _neighbours(new)
        self.found: dict[str, str] = {}  # new -> old
        self.taken: dict[str, str] = {}  # old -> new

    def run(self) -> dict[str, str]:
        self.pair_unique(lambda row: (row.level, row.identity) if row.identity else None)
        self.pair_untouched()
        self.pair_unique(lambda row: (row.level, *_own(row), _line(row)) if row.text else None)
        self.pair_unique(lambda row: (row.level, *_own(row)) if row.text else None)
        self.pair_under_the_same()
        candidates = self.candidates()
        for step in STEPS:
            while self.pair_best(candidates, step):
                self.pair_under_the_same()
        self.pair_alone_in_their_place()
        self.pair_under_the_same(empty=True)
        return self.found

    # Each step adds to what is found ------------------------------------------------------------------------
    def pair_unique(self, sign: Callable[[Row], Hashable | None]) -> None:
        """Rows with a sign that one row alone has on each side."""
        olds: dict[Hashable, set[str]] = defaultdict(set)
        news: dict[Hashable, set[str]] = defaultdict(set)
        for key in self.free_old():
            for version in self.versions[key]:
                if (mark := sign(version)) is not None:
                    olds[mark].add(key)
        for key in self.free_new():
            if (mark := sign(self.new[key])) is not None:
                news[mark].add(key)
        for mark, keys in news.items():
            if len(keys) == 1 and len(olds.get(mark, ())) == 1:
                self.pair(next(iter(keys)), next(iter(olds[mark])))

    def pair_untouched(self) -> None:
        """Whole branches that stayed as they were, under rows that did; in order when several are alike."""
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        for tree in self.trees:
            for key, sign in _branches(tree).items():
                if key not in waiting[sign]:
                    waiting[sign].append(key)
        for key, sign in _branches(self.new).items():
            if key not in self.found:
                left = [old for old in waiting.get(sign, ()) if old not in self.taken]
                if left:
                    self.pair(key, left[0])

    def pair_under_the_same(self, *, empty: bool = False) -> None:
        """The same words (or none) under rows that are paired, in order when they stand there more than once."""
        before = -1
        while before < len(self.found):  # what is paired says where those below it stand
            before = len(self.found)
            self.pair_once_under_the_same(empty=empty)

    def pair_once_under_the_same(self, *, empty: bool) -> None:
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        for tree in self.trees:
            for key, row in tree.items():
                parent = self.taken.get(row.parent, "") if row.parent else ""
                if key not in self.taken and (row.text or empty) and (parent or not row.parent):
                    places = waiting[parent, row.level, *_own(row)]
                    if key not in places:
                        places.append(key)
        for key in self.free_new():
            row = self.new[key]
            places = waiting.get((row.parent, row.level, *_own(row)), [])
            while places and places[0] in self.taken:
                places.pop(0)
            if places:
                self.pair(key, places.pop(0))

    def pair_best(self, candidates: dict[str, list[str]], least: float) -> bool:
        """The pairs that are each other's best and good enough; whether there was any."""
        scored = [
            (self.score(new, old), new, old)
            for new, olds in candidates.items()
            if new not in self.found
            for old in olds
            if old not in self.taken
        ]
        scored = sorted((entry for entry in scored if entry[0] >= least), key=lambda entry: (-entry[0], *entry[1:]))
        seen_new: set[str] = set()
        seen_old: set[str] = set()
        chosen = []
        for _score, new, old in scored:
            if new not in seen_new and old not in seen_old:
                chosen.append((new, old))
            seen_new.add(new)
            seen_old.add(old)
        for new, old in chosen:
            self.pair(new, old)
        return bool(chosen)

    def pair_alone_in_their_place(self) -> None:
        """A row written anew between the same neighbours, whose other cells stayed."""
        for new in self.free_new():
            row = self.new[new]
            before, after = self.new_around[new]
            for tree, around in zip(self.trees, self.around, strict=True):
                for old in self.free_old():
                    if old not in tree or tree[old].level != row.level or not self.same_parent(row, tree[old]):
                        continue
                    place = around[old]
                    between = self.is_same(before, place[0]) and self.is_same(after, place[1])
                    if between and cells_alike(row, tree[old]) >= 0.6 and _says_enough(row):
                        self.pair(new, old)
                        break
                if new in self.found:
                    break

    # What they look at -----------------------------------------------------------------------------------------
    def score(self, new: str, old: str) -> float:
        """How much a row looks like one known before, by words, cells and place."""
        row = self.new[new]
        before, after = self.new_around[new]
        best = 0.0
        for tree, around in zip(self.trees, self.around, strict=True):
            other = tree.get(old)
            if other is None:
                continue
            alike = likeness(row.text, other.text)
            place = around[old]
            score = 0.62 * alike + 0.18 * cells_alike(row, other) + 0.1 * self.same_parent(row, other)
            score += 0.05 * self.is_same(before, place[0]) + 0.05 * self.is_same(after, place[1])
            if row.level != other.level:
                score -= 0.12
            best = max(best, score if alike >= 0.3 else min(score, 0.45))
        return best

    def same_parent(self, row: Row, other: Row) -> bool:
        return self.is_same(row.parent, other.parent)

    def is_same(self, new: str, old: str) -> bool:
        return self.found.get(new, "") == old if new else not old

    def candidates(self) -> dict[str, list[str]]:
        """For each row left, those known before that share its rarest words, or stand where it stands."""
        holding: dict[str, set[str]] = defaultdict(set)
        for old in self.free_old():
            for version in self.versions[old]:
                for word in words(version.text):
                    holding[_stem(word)].add(old)
        return {new: self.candidates_of(self.new[new], holding) for new in self.free_new()}

    def candidates_of(self, row: Row, holding: dict[str, set[str]]) -> list[str]:
        shares: dict[str, float] = defaultdict(float)
        for word in set(map(_stem, words(row.text))):
            for old in holding.get(word, ()):
                shares[old] += 1 / len(holding[word])
        best = sorted(shares, key=lambda old: (-shares[old], old))[:CANDIDATES]
        before, after = self.new_around[row.key]
        for around in self.around:
            for near, side in ((before, 0), (after, 1)):
                if (pair := self.found.get(near)) and (beside := _beside(around, pair, 1 - side)):
                    best.append(beside)
        return [old for old in dict.fromkeys(best) if old not in self.taken]

    def free_old(self) -> list[str]:
        return [key for key in self.versions if key not in self.taken]

    def free_new(self) -> list[str]:
        return [key for key in self.new if key not in self.found]

    def pair(self, new: str, old: str) -> None:
        self.found[new], self.taken[old] = old, new


def _own(row: Row) -> tuple[str, ...]:
    return (fold(squeeze(row.text)).strip(" .,;:"),)


def _line(row: Row) -> tuple[object, ...]:
    return row.number, row.leads, row.schedule, row.expected_results


def _branches(rows: Mapping[str, Row]) -> dict[str, Hashable]:
    """For each row, what it and all below it say, and what those above it say."""
    below: dict[str, int] = {}
    children: dict[str, list[int]] = defaultdict(list)
    for key, row in reversed(list(rows.items())):
        below[key] = hash((row.level, *_own(row), _line(row), *reversed(children[key])))
        children[row.parent].append(below[key])
    above: dict[str, int] = {"": 0}
    for key, row in rows.items():
        above[key] = hash((above.get(row.parent, 0), row.level, *_own(row), _line(row)))
    return {key: (above[key], below[key]) for key in rows}


def _says_enough(row: Row) -> bool:
    """Whether the cells beside the text tell one row from another."""
    return sum(map(bool, (row.leads or row.inherited_leads, row.schedule, row.expected_results, row.results))) >= 2


def _stem(word: str) -> str:
    return word[:6]


def _neighbours(rows: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """For each row, the sibling before and the sibling after; "" at an end."""
    siblings: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        siblings[row.parent].append(row.key)
    return {
        key: (keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else "")
        for keys in siblings.values()
        for at, key in enumerate(keys)
    }


def _beside(around: dict[str, tuple[str, str]], old: str, side: int) -> str:
    return around[old][side] if old in around else ""
