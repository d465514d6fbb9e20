"""Words as the index knows them: every spelling of a word is one."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jalon.search.excerpts import LENGTH, excerpt, marked
from jalon.search.stems import stem
from jalon.search.terms import MOST_TERMS, terms_of
from jalon.search.tokens import tokens_of
from jalon.search.words import ascii_of, key, words_of


def keys(text: str) -> list[str]:
    return [key(word.plain, "fr") for word in words_of(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "famille familles",
        "régional régionaux régionale régionales",
        "travail travaux",
        "journal journaux",
        "bureau bureaux",
        "enjeu enjeux",
        "lieu lieux",
        "défi défis",
        "élu élue élus élues élu·e·s élu(e)s élu-e éluEs",
        "intervenant intervenante intervenants intervenant-e intervenant·e·s intervenantEs intervenant(e)s",
        "intervenant intervenant.e.s intervenant/e intervenant∙e intervenant‑e‑s",
        "coordonnateur coordonnatrice coordonnateur-trice coordonnateurs·trices coordonnateurTRICE",
        "conseiller conseillère conseillers-ères conseiller·ère·s conseiller(ère)s conseillerÈREs",
        "travailleur travailleuse travailleurs-euses travailleur·euse·s",
        "citoyen citoyenne citoyen-ne-s citoyenNEs",
        "tous toutes tous-tes tous·tes touTEs",
        "nouveau nouveaux nouvelle nouvelles",
        "public publique publics publiques",
        "actif active actifs actives",
        "professionnel professionnelle professionnels",
        "réaliser réalisé réalisée réalisées réalisation",
        "œuvre oeuvre OEUVRES",
        "CA C.A. ca",
        "auteur auteure autrice auteurs",
    ],
)
def test_forms_of_a_word_are_one(forms: str) -> None:
    found = {form: keys(form) for form in forms.split()}
    assert len({tuple(one) for one in found.values()}) == 1, found


@pytest.mark.parametrize(
    "two", ["conseil conseiller", "région régime", "cas CA", "cour cours", "plan plante", "fond fonds"]
)
def test_words_apart_stay_apart(two: str) -> None:
    one, other = two.split()
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l’assemblée qu'il aujourd’hui", ["assemblee", "il", "aujourd", "hui"]),
        ("porte-parole", ["porte", "parole"]),
        ("12 500 $, 12,5 %", ["12500", "12", "5"]),
        ("the director's plan, don't", ["the", "director", "plan", "don"]),
        ("(note) 🎉 — ...", ["note"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert [word.plain for word in words_of(text)] == found


def test_a_word_keeps_its_place() -> None:
    text = "Les « conseillers-ères » d’Œuvre‑Laval"
    assert [text[word.start : word.end] for word in words_of(text)] == ["Les", "conseillers-ères", "Œuvre", "Laval"]


@given(st.text(max_size=200))
@example("ﬁn ½ Ǆ İ ß e\u0301te\u0301")
def test_any_text_has_words_in_their_place(text: str) -> None:
    at = 0
    for word in words_of(text):
        assert at <= word.start < word.end <= len(text)
        assert word.plain
        at = word.start


@given(st.text(max_size=600), st.text(max_size=30))
@example("½ 1 2", "1 2")
def test_marking_changes_no_word(text: str, asked: str) -> None:
    terms = terms_of(asked)
    assert "".join(piece.text for piece in marked(text, terms)) == text
    shown = "".join(piece.text for piece in excerpt(text, terms))
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown in text
    assert len(shown) <= LENGTH + 4


@given(st.text(alphabet=st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=12))
def test_keys_are_letters_and_digits_of_ascii(word: str) -> None:
    made = [key(word, "fr"), key(word, "en"), ascii_of(word)]
    assert all(one.isascii() and one for one in made)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=15))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word, "fr")
    assert stem(word, "en")


@given(st.text(max_size=400))
def test_any_question_is_a_few_terms(text: str) -> None:
    terms = terms_of(text)
    assert len(terms) <= MOST_TERMS
    for term in terms:
        assert all(one.isalnum() and one.isascii() for spelling in term.spellings for one in spelling)
        assert term.beginning.isascii()


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
@example("1e5 2,5e-3 0x1F a1b2 http x.y-z 12e coordination@rjs.example /etc/passwd")
def test_postgresql_cuts_tokens_as_we_do(text: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has a parser of its own")
    tokens = tokens_of(12, words_of(text), "fr")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector('simple', %s))", [tokens])
        assert set(cursor.fetchone()[0]) == set(tokens.split())
