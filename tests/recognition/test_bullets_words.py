"""No word is lost or doubled, whatever the lines."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.documents import read_bytes
from jalon.recognition.bullets import read_bullets
from jalon.recognition.draft import Branch, Draft
from jalon.recognition.lines import flatten
from jalon.recognition.reports import read_report
from jalon.recognition.source import Source, Text

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "A) Dossiers",
            "1. Vie associative",
            "1.1 Accueil",
            "Axe 2 : Concertation",
            "Objectif : rassembler",
            "Actions :",
            "Responsable : CA, équipe",
            "Responsables :",
            "Échéance : mars 2025",
            "- Organiser un forum (CA, automne 2024)",
            "· Comité Jardins",
            "   o publier un guide – d'ici juin 2025",
            "☒ [image: logo]Rencontrer les élus",
            "et la suite de la phrase",
            "Les points suivants :",
            "12",
            "Café des voisins – Association Le Fil – Ville de Monteux",
            "Public : familles",
            "Intérêt : des liens",
            "Besoins repérés",
            "Recommandations",
            "Région NORD",
            "Liste des contributions",
            "Groupe 1 : accès – Animation Alpha : compte rendu",
            "similaire:",
        ]
    ),
    min_size=1,
    max_size=25,
)


def texts(draft: Draft) -> Iterator[Text | None]:
    """Every text of a draft, as emitting it claims them."""
    stack = list(draft.branches)
    while stack:
        one: Branch = stack.pop()
        yield from (one.text, one.number, one.schedule, one.results, *one.leads, *one.expected, *one.extra.values())
        stack.extend(one.children)
    yield from (text for sheet in draft.sheets for text in sheet.words.values())
    yield from (text for text, _ in [*draft.notes, *draft.ignored])
    yield from draft.needs
    yield from (text for advice in draft.advice for text in (advice.number, advice.theme, *advice.items))
    yield from (text for part in draft.parts for text in (part.group, part.title, part.facilitator))


def claim(source: Source, draft: Draft) -> None:
    """Claim every text of a draft."""
    for text in filter(None, texts(draft)):
        source.claim(text)


@given(LINES)
@settings(max_examples=150)
def test_no_word_is_claimed_twice_by_a_plan_or_a_report(lines: list[str]) -> None:
    document = read_bytes(("Plan\n" + "\n".join(lines)).encode(), "plan.txt")
    for read in (read_bullets, read_report):
        pages, draft = flatten(document), Draft("plan")
        read(pages.elements, draft)
        claim(pages.source, draft)
        assert not [pages.source.buffer[low:high] for low, high in pages.source.claimed_twice]


@given(LINES)
@settings(max_examples=100)
def test_a_plan_places_every_word(lines: list[str]) -> None:
    document = read_bytes("\n".join(["1. Vie associative", "- Tenir une rencontre", *lines]).encode(), "plan.txt")
    pages, draft = flatten(document), Draft("plan")
    read_bullets(pages.elements, draft)
    claim(pages.source, draft)
    assert [text.string for text in pages.source.unclaimed()] == []
