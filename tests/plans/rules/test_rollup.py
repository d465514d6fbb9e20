"""How far a plan has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jalon.plans.choices import Status
from jalon.plans.rules.rollup import LEFT_OUT, rollup


@dataclass
class Line:
    """A line of a plan."""

    status: str = ""
    percent: Decimal | None = None
    kind: str = "action"
    unplanned: bool = False
    children: list[Line] = field(default_factory=list)


def test_the_average_is_simple() -> None:
    """Done is 100, begun is half unless a percent is said, the rest is nothing."""
    lines = [Line("done"), Line("in_progress"), Line("partial", Decimal(80)), Line(), Line("not_done")]
    assert rollup(lines, LEFT_OUT).percent == 46


def test_what_is_left_out_counts_neither_way() -> None:
    """What was withdrawn or goes on into the next period."""
    found = rollup([Line("done"), Line("dropped"), Line("to_continue")], LEFT_OUT)
    assert (found.percent, found.counted, found.left_out) == (100, 1, 2)


def test_a_network_chooses_what_is_left_out() -> None:
    """Here, nothing."""
    assert rollup([Line("done"), Line("dropped")], []).percent == 50


def test_an_action_that_says_nothing_counts_as_its_steps() -> None:
    """It is one line all the same."""
    steps = [Line("done", kind="item"), Line(kind="item")]
    assert rollup([Line(children=steps), Line("done")], LEFT_OUT).percent == 75


def test_an_action_that_says_something_speaks_for_its_steps() -> None:
    """Steps are not counted twice."""
    assert rollup([Line("done", children=[Line(kind="item")])], LEFT_OUT).percent == 100


def test_what_an_objective_says_holds_for_its_silent_actions() -> None:
    """One result for several actions."""
    assert rollup([Line("done", kind="objective", children=[Line(), Line("to_do")])], LEFT_OUT).percent == 50


def test_work_nobody_foresaw_is_not_counted() -> None:
    """It would hide what was promised."""
    assert rollup([Line("done", unplanned=True), Line()], LEFT_OUT).percent == 0


def test_nothing_to_count_is_no_percent() -> None:
    """Rather than 0 %."""
    assert rollup([Line("dropped")], LEFT_OUT).percent is None


def test_all_but_one_is_never_all() -> None:
    """299 of 300 is 99 %."""
    assert rollup([*[Line("done")] * 299, Line()], LEFT_OUT).percent == 99


lines = st.recursive(
    st.builds(
        Line,
        st.sampled_from(["", *Status]),
        st.none() | st.decimals(0, 100, places=2),
        st.sampled_from(["action", "item", "objective"]),
        st.booleans(),
    ),
    lambda below: st.builds(
        Line,
        st.sampled_from(["", *Status]),
        st.none(),
        st.sampled_from(["axis", "objective", "action"]),
        st.just(False),
        st.lists(below, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(lines, max_size=6), st.sets(st.sampled_from(list(Status))))
def test_a_percent_is_between_0_and_100(tree: list[Line], out: set[Status]) -> None:
    """And there is one as soon as a line counts."""
    found = rollup(tree, out)
    assert (found.percent is None) == (found.counted == 0)
    assert found.percent is None or 0 <= found.percent <= 100
