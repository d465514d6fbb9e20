"""Words are accounted for whatever is cut and joined."""

from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.model import Place
from jalon.recognition.source import Look, Source, joined

LETTERS = st.text(alphabet="abc dé.,-\u00a0\u00ad1", max_size=30)


def _source(*paragraphs: str) -> tuple[Source, list]:
    source = Source()
    texts = [source.add([(p, Look())], Place(n)) for n, p in enumerate(paragraphs)]
    return source, texts


def test_white_space_is_normalised():
    _, (text,) = _source("  Tenir \u00a0 l’assemblée\t2024 ")
    assert text.string == "Tenir l’assemblée 2024"


def test_part_gives_the_words_between_two_offsets_of_the_string():
    _, (text,) = _source("  AXE 1   :  Vie associative")
    assert text.part(0, 5).string == "AXE 1"
    assert text.part(8).string == "Vie associative"


def test_join_puts_back_a_word_cut_by_a_soft_hyphen():
    _, (left, right) = _source("la représen\u00ad", "tation")
    assert left.join(right).string == "la représentation"


def test_part_of_a_joined_text_keeps_both_places():
    source, (left, right) = _source("Tenir une", "rencontre régionale")
    whole = left.join(right)
    part = whole.part(6, 19)
    assert part.string == "une rencontre"
    assert [source.place_at(start).block for start, _ in part.spans] == [0, 1]


def test_what_is_not_claimed_is_shown():
    source, (first, second) = _source("Un deux trois", "quatre")
    source.claim(first.part(3, 7))
    assert [text.string for text in source.unclaimed()] == ["Un", "trois", "quatre"]
    assert second.place.block == 1


def test_claiming_twice_is_noticed():
    source, (text,) = _source("Un deux")
    source.claim(text)
    source.claim(text.part(0, 2))
    assert source.claimed_twice


def test_bold_is_the_look_of_nearly_all_letters():
    source = Source()
    text = source.add([("Réaliser la tournée", Look(bold=True)), (" ;", Look())], Place(0))
    half = source.add([("Réaliser", Look(bold=True)), (" la tournée", Look())], Place(1))
    assert text.bold
    assert not half.bold


def _letter_by_letter(text):
    """The string of a text, and where each of its letters stands in the buffer: what white space comes to."""
    letters = []
    for index, (start, end) in enumerate(text.spans):
        if letters and letters[-1][0] != " " and index not in text.glued:
            letters.append((" ", None))
        for at in range(start, end):
            letter = " " if text.source.buffer[at].isspace() else text.source.buffer[at]
            if letter != "\u00ad" and (letter != " " or (letters and letters[-1][0] != " ")):
                letters.append((letter, at))
    while letters and letters[-1][0] == " ":
        letters.pop()
    return letters


@given(st.lists(LETTERS, min_size=1, max_size=5), st.data())
def test_a_part_is_where_its_letters_are(paragraphs, data):
    _, texts = _source(*paragraphs)
    whole = joined(texts)
    letters = _letter_by_letter(whole)
    assert whole.string == "".join(letter for letter, _ in letters)
    start = data.draw(st.integers(0, len(letters)))
    end = data.draw(st.integers(start, len(letters)))
    part = whole.part(start, end)
    places = [at for letter, at in letters[start:end] if letter != " "]
    assert [at for at in places if not any(low <= at < high for low, high in part.spans)] == []
    assert part.string.replace(" ", "") == whole.string[start:end].replace(" ", "")


@given(st.lists(st.text(alphabet="ab (). ", max_size=300), min_size=1, max_size=5))
def test_the_end_of_lines_joined_one_by_one_is_the_end_of_the_whole(paragraphs):
    _, texts = _source(*paragraphs)
    whole = texts[0]
    for text in texts[1:]:
        assert whole.ending is not None  # asked for at each step, as those who join do
        whole = whole.join(text)
    ending, opened = whole.ending, whole.opened
    assert ending == whole.string[-len(ending) :] if ending else not whole.string
    assert len(ending) == min(400, len(whole.string))
    assert opened == whole.string.count("(") - whole.string.count(")")


@given(st.lists(LETTERS, min_size=1, max_size=5), st.data())
def test_cutting_anywhere_loses_no_letter(paragraphs, data):
    source, texts = _source(*paragraphs)
    whole = joined(texts)
    cut = data.draw(st.integers(0, len(whole.string)))
    source.claim(whole.part(0, cut))
    left = "".join(text.string for text in source.unclaimed())
    taken = whole.part(0, cut).string
    letters = [c for c in "".join(paragraphs) if c.isalnum()]
    assert sorted(c for c in taken + left if c.isalnum()) == sorted(letters)
