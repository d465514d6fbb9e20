"""Places under merged cells."""

from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.readers.xlsx_merges import covered

PLACES = st.tuples(st.integers(0, 12), st.integers(0, 12))
SPANS = st.dictionaries(PLACES, st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=12)


@given(st.sets(PLACES), SPANS)
def test_a_place_is_covered_when_some_merged_cell_other_than_its_own_lies_over_it(places, spans):
    under = {
        (row, column)
        for row, column in places - spans.keys()
        if any(top <= row < top + tall and left <= column < left + wide for (top, left), (tall, wide) in spans.items())
    }
    assert set(covered(places, spans)) == under
