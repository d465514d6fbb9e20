"""A column of statuses beside one of results."""

from __future__ import annotations

import pytest

from jalon.recognition.states import state
from tests.recognition.reading import codes, node, nodes, read

HEADER = "Objectifs\tActions\tResponsables\tÉchéancier\tRésultats\t{}\n"
ROWS = (
    "Accueillir\tTenir une fête\tCA\tMai 2026\t40 personnes\t{}\n\tPublier un guide\tCA\tMai 2027\t\t{}\n"
    "\tRepeindre la salle\tCA\tMai 2028\t\t{}\n"
)


def statuses(heading: str, *cells: str) -> list[str | None]:
    proposal = read(HEADER.format(heading) + ROWS.format(*cells))
    return [node(proposal, text)["status"] for text in ("Tenir", "Publier", "Repeindre")]


@pytest.mark.parametrize("heading", ["État", "Statut", "Avancement", "Suivi de la permanence"])
def test_it_says_the_status_whatever_its_heading(heading: str) -> None:
    assert statuses(heading, "Complété", "En cours", "À faire") == ["done", "in_progress", "to_do"]


def test_its_words_stay_as_they_are() -> None:
    proposal = read(HEADER.format("Avancement") + ROWS.format("Complété", "En cours", "À faire"))
    assert node(proposal, "Tenir")["extra"] == {"Avancement": "Complété"}


def test_a_column_of_notes_says_none() -> None:
    assert statuses("Notes", "Voir le CA", "Terminé", "À relire avec le comité du printemps") == [None, None, None]


def test_another_status_among_the_results_is_a_doubt() -> None:
    rows = "Accueillir\tTenir une fête\tCA\tMai 2026\tReporté\tComplété\n\tPublier\tCA\tMai 2027\t\tEn cours\n"
    action = node(read(HEADER.format("État") + rows), "Tenir")
    assert (action["status"], codes(action)) == ("done", {"status_conflict"})


@pytest.mark.parametrize("mark", ["x", "X", "●", "–"])
def test_a_bare_mark_says_what_its_heading_says(mark: str) -> None:
    assert state(mark) is None


def test_a_legend_says_what_letters_alone_mean() -> None:
    proposal = read(
        "Plan 2026\n\nLégende : F = fait, C = en cours, N = non réalisé\n\nTâche\tResponsable\tÉtat\n"
        "Peindre la grange\tF. Roy\tF\nCurer le fossé\tC. Aubé\tC\nSemer la haie\tN. Roy\tN\n"
    )
    assert [node(proposal, text)["status"] for text in ("Peindre", "Curer", "Semer")] == [
        "done",
        "in_progress",
        "not_done",
    ]


def test_bare_numbers_are_percents_where_the_heading_says_so() -> None:
    proposal = read(
        "Tâche\tResponsable\t% réalisé\nPeindre la grange\tOdile Roy\t100\nCurer le fossé\tJean Aubé\t40\n"
        "Semer la haie\tOdile Roy\t0\n"
    )
    assert node(proposal, "Peindre")["status"] == "done"
    assert node(proposal, "Curer")["progress"]["percent"] == 40


def test_a_status_at_the_end_of_an_action_is_its_status_where_no_column_is() -> None:
    proposal = read("Tâche\tResponsable\nPeindre la grange (fait)\tOdile Roy\nCurer le fossé – en cours\tJean Aubé\n")
    painted, cleared = node(proposal, "Peindre"), node(proposal, "Curer")
    assert (painted["text"], painted["status"]) == ("Peindre la grange", "done")
    assert (cleared["text"], cleared["status"]) == ("Curer le fossé", "in_progress")


def test_words_stay_where_a_figure_beside_them_agrees() -> None:
    rows = (
        "Semer\tCA\tMai 2026\tEn cours\t40 %\nCurer\tCA\tMai 2027\tNon démarrée\t0 %\n"
        "Peindre\tCA\tMai 2028\tSuspendue\t25 %\n"
    )
    proposal = read("Actions\tResponsables\tÉchéancier\tAvancement\tTaux de réalisation\n" + rows)
    found = [node(proposal, text) for text in ("Semer", "Curer", "Peindre")]
    assert [one["status"] for one in found] == ["in_progress", "to_do", "postponed"]
    assert [codes(one) for one in found] == [set(), set(), set()]


def test_done_beside_a_part_of_the_work_is_a_doubt() -> None:
    rows = "Semer\tCA\tMai 2026\tTerminée\t40 %\nCurer\tCA\tMai 2027\tEn cours\t50 %\n"
    proposal = read("Actions\tResponsables\tÉchéancier\tAvancement\tTaux de réalisation\n" + rows)
    assert codes(node(proposal, "Semer")) == {"status_conflict"}


def test_lights_are_said_by_their_letters() -> None:
    rows = "Sow the bank\tBoard\tMay 2026\tnone\tR\nClear the pond\tBoard\tMay 2027\tnone\tA\n"
    proposal = read("Action\tLead\tBy when\tProgress\tRAG\n" + rows)
    assert [node(proposal, text)["status"] for text in ("Sow", "Clear")] == ["not_done", "in_progress"]


def test_a_legend_says_what_letters_are() -> None:
    rows = "Sow the bank\tBoard\tMay 2026\tnone\tR\nClear the pond\tBoard\tMay 2027\tnone\tB\n"
    legend = "Key: G = complete, A = under way, R = at risk, B = not yet due\n"
    proposal = read("Action\tLead\tBy when\tProgress\tRAG\n" + rows + "\n" + legend)
    assert [node(proposal, text)["status"] for text in ("Sow", "Clear")] == ["in_progress", "to_do"]


@pytest.mark.parametrize("heading", ["Cible", "Target 2027", "Situation actuelle", "Baseline"])
def test_a_figure_aimed_at_or_measured_is_no_progress(heading: str) -> None:
    header = f"Objectif\tIndicateur\t{heading}\tAction\tResponsable\n"
    rows = "Lire\tTaux de lecteurs\t75 %\tOuvrir un club\tCA\nÉcrire\tTaux d'auteurs\t30 %\tPublier un recueil\tCA\n"
    proposal = read(header + rows)
    assert [node(proposal, text)["status"] for text in ("Ouvrir", "Publier")] == [None, None]


def test_a_status_that_is_commented_is_one_in_its_column() -> None:
    proposal = read(
        "Actions\tPorteur\tÉchéance\tStatut\tRésultats\n"
        "Semer la haie\tOdile Roy\tmai 2031\tTerminé\tHaie semée\n"
        "Curer le bief\tJean Aubé\tjuin 2031\tEn cours – on attend la réponse de la Régie\tSept seaux\n"
        "Peindre la vanne\tJean Aubé\tjuin 2032\tLa Régie a répondu que la vanne était terminée\tUn pinceau\n"
    )
    assert [one["status"] for one in nodes(proposal)] == ["done", "in_progress", None]
