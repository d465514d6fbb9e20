"""Terms in the language of each database's full-text index.

Both say the same: a term in one of its spellings, in the title or the body, each word after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

from jalon.search.terms import Term
from jalon.search.tokens import token

Where = Literal["anywhere", "title"]
Joint = Literal["and", "or"]

_WEIGHTS: Final = {"anywhere": "AB", "title": "A"}


def fts5(network_id: int, terms: Sequence[Term], *, where: Where = "anywhere", joint: Joint = "and") -> str:
    """The text of a MATCH on SQLite."""
    columns = "{title_keys} : " if where == "title" else ""
    return columns + "(" + f" {joint.upper()} ".join(_fts5_term(network_id, term) for term in terms) + ")"


def _fts5_term(network_id: int, term: Term) -> str:
    spellings = [" + ".join(f'"{token(network_id, key)}"' for key in keys) for keys in term.spellings]
    if term.beginning:
        spellings.append(f'"{token(network_id, term.beginning)}" *')
    return "(" + " OR ".join(spellings) + ")"


def tsquery(network_id: int, terms: Sequence[Term], *, where: Where = "anywhere", joint: Joint = "and") -> str:
    """The text of a tsquery on PostgreSQL."""
    weights = _WEIGHTS[where]
    sign = " & " if joint == "and" else " | "
    return sign.join(_tsquery_term(network_id, term, weights) for term in terms)


def _tsquery_term(network_id: int, term: Term, weights: str) -> str:
    spellings = [  # a phrase does not begin in the title and end in the body
        " <-> ".join(f"{token(network_id, key)}:{weight}" for key in keys)
        for keys in term.spellings
        for weight in ([weights] if len(keys) == 1 else weights)
    ]
    if term.beginning:
        spellings.append(f"{token(network_id, term.beginning)}:*{weights}")
    return "(" + " | ".join(f"({spelling})" for spelling in spellings) + ")"


WRITERS: Final[dict[str, Callable[..., str]]] = {"sqlite": fts5, "postgresql": tsquery}
# How a row is tried against a query, the one parameter.
TESTS: Final = {
    "sqlite": "id IN (SELECT rowid FROM search_index WHERE search_index MATCH %s)",
    "postgresql": "vector @@ CAST(%s AS tsquery)",
}
