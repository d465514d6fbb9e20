"""Finding things: the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.accounts.roles import Audience
from jalon.phrases.folding import fold
from jalon.search.actions import PART, Entry, clear, put, put_many, remove
from jalon.search.models import Findable
from jalon.search.queries import PER_PAGE, Found, find

pytestmark = pytest.mark.django_db


def entry(object_id: int, title: str, body: str = "", **values: Any) -> Entry:
    return Entry(kind=values.pop("kind", "item"), object_id=object_id, title=title, body=body, **values)


def ask(text: str, *, network_id: int = 1, audience: Audience = Audience.MEMBERS, **values: Any) -> Found:
    return find(network_id=network_id, text=text, audience=audience, **values)


def ids(text: str, **values: Any) -> list[int]:
    return [result.object_id for result in ask(text, **values).results]


def said(pieces: list[Any]) -> str:
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Accueillir les familles", "famille"),
        ("Un portrait régional", "regionaux"),
        ("Les enjeux régionaux", "REGIONALE"),
        ("L’assemblée générale", "assemblee"),
        ("Former les intervenant-e-s", "intervenants"),
        ("Former les intervenantEs", "intervenant·e"),
        ("Former les intervenant(e)s", "intervenante"),
        ("Former les intervenant.e.s", "intervenantes"),
        ("La coordonnatrice du réseau", "coordonnateur"),
        ("Conseillers-ères pédagogiques", "conseillère"),
        ("Tous-tes les membres", "toutes"),
        ("Une œuvre collective", "oeuvres"),
        ("Nommer une porte-parole", "porteparole"),
        ("Nommer une porte-parole", "porte parole"),
        ("Verser 12 500 $", "12500"),
        ("Un taux de 12,5 %", "12,5"),
        ("Réunion du C.A.", "ca"),
        ("Training of the committees", "committee"),
        ("Réaliser un guide", "réalisation"),
        ("Écrire à coordination@rjs.example", "coordination@rjs.example"),
        ("Σχέδιο δράσης", "σχεδιο"),
    ],
)
def test_spellings_meet(written: str, asked: str) -> None:
    put(network_id=1, entry=entry(1, written))
    assert ids(f"{asked} ") == [1]


def test_english_documents_have_english_stems() -> None:
    put(network_id=1, entry=entry(1, "Policies for families", language="en"))
    assert ids("policy family ") == [1]


def test_the_last_word_is_being_typed() -> None:
    put_many(network_id=1, entries=[entry(1, "Formations offertes"), entry(2, "Forum")])
    assert ids("formati") == [1]
    assert ids("fo") == [1, 2]
    assert ids("forma ") == []
    put(network_id=1, entry=entry(3, "Nommer une porte-parole"))
    assert ids("porte-par") == [3]


def test_quotes_ask_for_words_in_their_order() -> None:
    put_many(
        network_id=1, entries=[entry(1, "Conseil d’administration"), entry(2, "Administration", "du conseil de bande")]
    )
    assert ids("« conseil d'administration »") == [1]
    assert ids('"conseils d’administration"') == [1]
    assert ids("conseil administration") == [1, 2]


def test_a_phrase_does_not_begin_in_the_title_and_end_in_the_body() -> None:
    put(network_id=1, entry=entry(1, "Plan", "Action de formation"))
    assert ids('"plan action"') == []


def test_all_words_then_some_of_them() -> None:
    put_many(network_id=1, entries=[entry(1, "Guide des parents"), entry(2, "Guide des jardins")])
    found = ask("guide jardin ")
    assert ([result.object_id for result in found.results], found.relaxed) == ([2], False)
    found = ask("guide jardin fusée ")
    assert ([result.object_id for result in found.results], found.relaxed) == ([2, 1], True)


def test_little_words_are_asked_only_alone() -> None:
    put(network_id=1, entry=entry(1, "Guide des parents"))
    assert ids("le guide pour les parents ") == [1]
    assert ids("des ") == [1]


def test_what_says_it_in_its_title_comes_first() -> None:
    put_many(
        network_id=1,
        entries=[entry(1, "Autre", "un guide"), entry(2, "Guide"), entry(3, "Autre guide", weight=50)],
    )
    assert ids("guide ") == [3, 2, 1]


def test_words_in_the_order_asked_come_first() -> None:
    put_many(network_id=1, entries=[entry(1, "Formation, comité"), entry(2, "Comité, formation")])
    assert ids("formation comité ") == [1, 2]
    assert ids("comité formation ") == [2, 1]


def test_each_network_finds_its_own() -> None:
    put(network_id=1, entry=entry(1, "Guide"))
    put(network_id=11, entry=entry(2, "Guide"))
    assert ids("guide", network_id=1) == [1]
    assert ids("g", network_id=11) == [2]
    assert ids("n11xguide", network_id=1) == []


@pytest.mark.parametrize(
    ("audience", "seen"), [(Audience.PUBLIC, [1]), (Audience.MEMBERS, [1, 2]), (Audience.BOARD, [1, 2, 3])]
)
def test_each_circle_finds_what_it_may_see(audience: Audience, seen: list[int]) -> None:
    put_many(network_id=1, entries=[entry(n + 1, f"Guide {n}", audience=Audience(n)) for n in range(3)])
    found = ask("guide ", audience=audience)
    assert [result.object_id for result in found.results] == seen
    assert found.counts == {"item": len(seen)}


def test_words_suggested_are_of_what_one_may_see() -> None:
    put_many(
        network_id=1,
        entries=[entry(1, "Les familles"), entry(2, "La famine", audience=Audience.BOARD)],
    )
    assert ask("famile ").suggestions == ["familles"]
    assert ask("famine ").suggestions == []


def test_kinds_are_counted_and_chosen() -> None:
    put_many(network_id=1, entries=[entry(1, "Guide"), entry(2, "Guide", kind="plan"), entry(3, "Guide", kind="plan")])
    found = ask("guide", kinds={"plan"})
    assert ({result.kind for result in found.results}, found.counts, found.total) == (
        {"plan"},
        {"item": 1, "plan": 2},
        2,
    )


def test_pages() -> None:
    put_many(network_id=1, entries=[entry(n, f"Guide {n}") for n in range(1, PER_PAGE + 6)])
    first, second, beyond = (ask("guide ", page=page) for page in (1, 2, 99))
    assert (len(first.results), len(second.results), first.total, first.pages) == (PER_PAGE, 5, PER_PAGE + 5, 2)
    assert beyond.page == 2


def test_said_anew() -> None:
    put(network_id=1, entry=entry(1, "Guide", address={"plan": 3}))
    put(network_id=1, entry=entry(1, "Portrait", address={"plan": 4}))
    assert ids("guide ") == []
    assert ask("portrait").results[0].address == {"plan": 4}


def test_taken_out() -> None:
    put_many(network_id=1, entries=[entry(1, "Guide"), entry(2, "Guide")])
    remove(network_id=1, kind="item", object_ids=[1])
    assert ids("guide") == [2]
    clear(network_id=1)
    assert ids("guide") == []


def test_a_long_document_is_found_once_by_any_of_its_parts() -> None:
    filling = "mot " * PART
    put(network_id=1, entry=entry(1, "Bilan", f"début {filling} milieu {filling} jardin {filling} fin"))
    assert Findable.objects.count() == 4
    assert [ids(word) for word in ("début ", "milieu ", "jardin ", "fin ", "bilan ")] == [[1]] * 5
    put(network_id=1, entry=entry(1, "Bilan", "court"))
    assert Findable.objects.count() == 1


def test_sigles_find_what_they_stand_for() -> None:
    put(network_id=1, entry=entry(1, "Réunion du CA", also="Conseil d’administration"))
    assert ids("conseil administration") == [1]


def test_marks_are_on_the_words_as_written() -> None:
    put(network_id=1, entry=entry(1, "Former les intervenant-e-s", "Pour l’accueil des Familles et d’un·e élu(e)."))
    result = ask("intervenants famille élu ").results[0]
    assert said(result.title) == "Former les [intervenant-e-s]"
    assert said(result.excerpt) == "Pour l’accueil des [Familles] et d’un·e [élu(e)]."


def test_an_excerpt_shows_where_the_words_are() -> None:
    body = "Avant. " * 100 + "Le jardin communautaire accueille des familles du quartier. " + "Après. " * 100
    put(network_id=1, entry=entry(1, "Bilan", body))
    shown = said(ask("famille jardin ").results[0].excerpt)
    assert "[jardin] communautaire accueille des [familles]" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 260


def test_a_phrase_is_marked_whole() -> None:
    put(network_id=1, entry=entry(1, "Le conseil d’administration"))
    assert said(ask('"conseil administration"').results[0].title) == "Le [conseil d’administration]"


@pytest.mark.parametrize(
    "text",
    ["", "   ", '"', '"" OR *', "guide AND", "NEAR(a b)", "title_keys:guide", "guide'; DROP TABLE x --", "\0", "🎉",
     "a:* | !b", "((", "guide*", "^guide", "x" * 10_000, "guide " * 2_000, "-guide", "{a b}: c", "\\", "'", "%s %d"],
)  # fmt: skip
def test_what_is_typed_is_never_syntax(text: str) -> None:
    put(network_id=1, entry=entry(1, "Guide"))
    found = ask(text)
    assert found.total in {0, 1}
    assert [result.object_id for result in ask(text, network_id=2).results] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_found_by_its_own_words(title: str, body: str) -> None:
    clear(network_id=7)
    put(network_id=7, entry=entry(1, title, body))
    assert ids(title, network_id=7) == ([1] if ask(title, network_id=7).terms else [])
    phrase = f'"{fold(body).replace(chr(34), " ")}"'
    assert ids(phrase, network_id=7) == ([1] if ask(phrase, network_id=7).terms else [])


def test_two_queries_whatever_is_found(django_assert_num_queries: Any) -> None:
    put_many(network_id=1, entries=[entry(n, f"Guide {n}", "Un guide") for n in range(1, 300)])
    with django_assert_num_queries(2):
        ask("guide")


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_taken_down_and_made_again() -> None:
    call_command("migrate", "search", "zero", verbosity=0)
    assert "search_findable" not in connection.introspection.table_names()
    call_command("migrate", "search", verbosity=0)
    put(network_id=1, entry=entry(1, "Guide"))
    assert ids("guide") == [1]
