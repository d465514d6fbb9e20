"""Finding things in a network: the same answers in the same order on SQLite and PostgreSQL.

One query gives the rows that answer with what ranks them, small even for a thousand; ranking, counts by kind and the
page are then ours; a second query reads the texts of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from django.db import connection

from jalon.accounts.roles import Audience
from jalon.search.excerpts import Piece, excerpt, marked
from jalon.search.matching import TESTS, WRITERS, Joint
from jalon.search.models import Findable
from jalon.search.terms import Term, terms_of
from jalon.search.words import ascii_of, words_of

PER_PAGE: Final = 20
_WEIGHT: Final = 0.01  # of a point of weight, beside 1 for a term found and 2 for one found in the title
_NEAR: Final = 60  # things looked at for a word to suggest


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found: its title and an excerpt as pieces, some of them marked."""

    kind: str
    object_id: int
    title: list[Piece]
    excerpt: list[Piece]
    score: float
    address: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a question.

    `relaxed` says that nothing holds all the words, and that these hold some of them. `counts` is by kind, of all
    that was found; `total` is that of the kinds asked for. `suggestions` are words of the network that look like one
    that was not found.
    """

    text: str
    terms: list[str] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    total: int = 0
    page: int = 1
    pages: int = 1
    relaxed: bool = False
    suggestions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    id: int
    kind: str
    object_id: int
    score: float


def find(
    *, network_id: int, text: str, audience: Audience, kinds: Collection[str] | None = None, page: int = 1
) -> Found:
    """What somebody of this circle may find in a network: two queries, three or four when nothing says it all."""
    terms = terms_of(text)
    if not terms:
        return Found(text)
    asked = _Asked(network_id, audience, terms)
    matches = asked.matches("and")
    relaxed = not matches and len(terms) > 1
    if relaxed:
        matches = asked.matches("or")
    counts = Counter(match.kind for match in matches)
    chosen = [match for match in matches if kinds is None or match.kind in kinds]
    pages = max(1, -(-len(chosen) // PER_PAGE))
    page = min(max(page, 1), pages)
    return Found(
        text=text,
        terms=[term.text for term in terms],
        results=_results(chosen[(page - 1) * PER_PAGE : page * PER_PAGE], terms),
        counts=dict(counts),
        total=len(chosen),
        page=page,
        pages=pages,
        relaxed=relaxed and bool(matches),
        suggestions=[] if matches else asked.suggestions(),
    )


class _Asked:
    """A question put to the index of a network."""

    def __init__(self, network_id: int, audience: Audience, terms: list[Term]) -> None:
        self.network_id, self.audience, self.terms = network_id, audience, terms
        self.write, self.test = WRITERS[connection.vendor], TESTS[connection.vendor]

    def matches(self, joint: Joint) -> list[_Match]:
        """What answers, best first; of a thing in several parts, the best."""
        flags = [self.write(self.network_id, [term], where="title") for term in self.terms]
        if joint == "or":
            flags += [self.write(self.network_id, [term]) for term in self.terms]
        phrase = _as_phrase(self.terms)
        if phrase:
            flags.append(self.write(self.network_id, [phrase]))
        best: dict[tuple[str, int], _Match] = {}
        for pk, kind, object_id, weight, *said in self._rows(
            flags, self.write(self.network_id, self.terms, joint=joint)
        ):
            in_order = bool(phrase) and bool(said.pop())
            match = _Match(pk, kind, object_id, self._score(weight, said, in_order=in_order))
            known = best.get((match.kind, match.object_id))
            if known is None or match.score > known.score:
                best[match.kind, match.object_id] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.id))

    def _rows(self, flags: list[str], whole: str) -> list[tuple[Any, ...]]:
        columns = "".join(f", {self.test}" for _flag in flags)
        sql = (
            f"SELECT id, kind, object_id, weight{columns} FROM search_findable "  # noqa: S608 - tests are constants
            f"WHERE {self.test} AND network_id = %s AND audience <= %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*flags, whole, self.network_id, self.audience.value])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    def _score(self, weight: int, said: Sequence[Any], *, in_order: bool) -> float:
        """A point for each term, two more in the title, one more each when they follow each other as asked."""
        count = len(self.terms)
        in_title, anywhere = sum(map(bool, said[:count])), sum(map(bool, said[count:])) or count
        return round(anywhere + 2 * in_title + count * in_order + weight * _WEIGHT, 4)

    def suggestions(self) -> list[str]:
        """Words of the network written much like one that was asked for."""
        wanted = next((term.text for term in self.terms if len(term.text) > 3), "")
        plain = "".join(word.plain for word in words_of(wanted))
        if len(plain) < 4:
            return []
        near = Term(plain, (), ascii_of(plain[:2]))
        rows = self._rows([], self.write(self.network_id, [near]))[:_NEAR]
        known: dict[str, str] = {}
        for title, body in Findable.objects.filter(pk__in=[row[0] for row in rows]).values_list("title", "body"):
            text = f"{title} {body[:4000]}"
            for word in words_of(text):
                known.setdefault(word.plain, text[word.start : word.end])
        return [known[word].lower() for word in get_close_matches(plain, known, n=3, cutoff=0.72)]


def _as_phrase(terms: list[Term]) -> Term | None:
    """All the terms one after the other, in the same spelling; None for one term."""
    if len(terms) < 2:
        return None
    longest = max(len(term.spellings) for term in terms)
    spellings = [
        tuple(key for term in terms for key in term.spellings[min(at, len(term.spellings) - 1)])
        for at in range(longest)
    ]
    return Term("", tuple(dict.fromkeys(spellings)))


def _results(matches: Sequence[_Match], terms: list[Term]) -> list[Result]:
    rows = Findable.objects.in_bulk([match.id for match in matches])
    found = [(match, rows[match.id]) for match in matches if match.id in rows]
    return [
        Result(
            kind=row.kind,
            object_id=row.object_id,
            title=marked(row.title, terms),
            excerpt=excerpt(row.body, terms),
            score=match.score,
            address=row.address,
        )
        for match, row in found
    ]
