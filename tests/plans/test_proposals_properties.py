"""Whatever a person does: undoing restores, and no word leaves but by her hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.plans.choices import LEVELS
from jalon.plans.errors import EditRefused
from jalon.plans.proposals import apply, replay, walk
from jalon.plans.proposals.tree import rank
from tests.conftest import node, proposal_of

Json = dict[str, Any]
WORDS = st.text("abcdé ", min_size=1, max_size=12)
IDS = st.integers(1, 14).map(lambda number: f"n{number}")

# Operations that arrange the words of the document and may neither add nor lose one.
ARRANGING = st.one_of(
    st.fixed_dictionaries(
        {"op": st.just("move"), "node": IDS, "parent": st.none() | IDS, "position": st.none() | st.integers(-1, 5)}
    ),
    st.fixed_dictionaries({"op": st.just("change_level"), "node": IDS, "level": st.sampled_from(LEVELS)}),
    st.fixed_dictionaries({"op": st.just("split"), "node": IDS, "at": st.integers(0, 12)}),
    st.fixed_dictionaries({"op": st.sampled_from(["merge", "discard", "restore"]), "node": IDS}),
    st.fixed_dictionaries(
        {
            "op": st.just("place"),
            "text": st.sampled_from(["u1", "u2"]),
            "node": IDS,
            "field": st.sampled_from(["text", "number", "schedule", "results", "leads", "expected_results"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "op": st.just("place_as_node"),
            "text": st.sampled_from(["u1", "u2"]),
            "parent": st.none() | IDS,
            "level": st.sampled_from(LEVELS),
        }
    ),
    st.fixed_dictionaries({"op": st.just("discard_text"), "text": st.sampled_from(["u1", "u2"])}),
)


@st.composite
def trees(draw: st.DrawFn) -> Json:
    """A small proposal with words in every field."""

    def one(level: int) -> Json:
        below = draw(st.lists(st.integers(level, 3), max_size=2)) if level < 3 else []
        return node(
            LEVELS[level],
            draw(WORDS),
            *map(one, below),
            number=draw(st.none() | st.just("1")),
            leads=draw(st.lists(WORDS, max_size=2)),
            expected_results=draw(st.lists(WORDS, max_size=2)),
            schedule=draw(st.none() | st.just("automne 2024")),
            results=draw(st.none() | WORDS),
            extra=draw(st.dictionaries(st.sampled_from(["Budget", "Notes"]), WORDS, max_size=2)),
        )

    return proposal_of(
        *[one(level) for level in draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))],
        unplaced=[{"text": "mot un"}, {"text": "mot deux"}],
    )


def words(proposal: Json) -> Counter[str]:
    """All the letters of the document's words, wherever they stand: cutting a word in two loses none."""
    discarded = [entry["node"] for entry in proposal["discarded"] if "node" in entry]
    texts = [entry["text"]["text"] for entry in proposal["discarded"] if "text" in entry]
    texts += [remark["text"] for remark in proposal["unplaced"]]
    for entry in walk([*proposal["nodes"], *discarded]):
        texts += [entry[field] or "" for field in ("number", "text", "schedule", "results")]
        texts += [*entry["leads"], *entry["expected_results"], *entry["extra"].values()]
    return Counter(letter for text in texts for letter in text if not letter.isspace())


def done(proposal: Json, edits: list[Json]) -> tuple[Json, list[Json]]:
    """The proposal after the edits that could be done, and these."""
    accepted = []
    for edit in edits:
        try:
            proposal = apply(proposal, edit)
        except EditRefused:
            continue
        accepted.append(edit)
    return proposal, accepted


@given(trees(), st.lists(ARRANGING, max_size=12))
@settings(max_examples=60)
def test_arranging_loses_no_word(proposal: Json, edits: list[Json]) -> None:
    assert words(done(proposal, edits)[0]) == words(proposal)


@given(trees(), st.lists(ARRANGING, max_size=12))
@settings(max_examples=40)
def test_undoing_is_replaying_one_edit_less(proposal: Json, edits: list[Json]) -> None:
    after, accepted = done(proposal, edits)
    assert replay(proposal, accepted) == after
    if accepted:
        before, _accepted = done(proposal, accepted[:-1])
        assert replay(proposal, accepted[:-1]) == before


@given(trees(), st.lists(ARRANGING, max_size=12))
@settings(max_examples=40)
def test_the_tree_stays_a_tree(proposal: Json, edits: list[Json]) -> None:
    after, _accepted = done(proposal, edits)
    identities = [entry["id"] for entry in walk(after["nodes"])]
    assert len(identities) == len(set(identities))
    for entry in walk(after["nodes"]):
        assert all(rank(child["level"]) >= rank(entry["level"]) for child in entry["children"])
