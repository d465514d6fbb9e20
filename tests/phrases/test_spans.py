"""Places already understood: the same answers as going through them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.spans import Span, Spans

PLACES = st.integers(0, 20)
SPANS = st.tuples(PLACES, PLACES).map(sorted).map(tuple)


@given(st.lists(SPANS), SPANS)
def test_it_answers_as_they_all_do(spans: list[Span], asked: Span) -> None:
    known = Spans(spans)
    start, end = asked
    assert known.touch(asked) == any(one < end and start < to for one, to in spans)
    assert known.start_within(start, end) == any(start <= one < end for one, _ in spans)
    assert known.next_start(start, end) == min([end, *(one for one, _ in spans if one >= start)])
    assert known.last_end(end, start) == max([start, *(to for _, to in spans if to <= end)])
