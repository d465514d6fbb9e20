"""A plan that is one chapter of a longer document: the chapters beside it that say nothing to do are not of it."""

from __future__ import annotations

from tests.recognition.reading import outline
from tests.recognition.test_prose_plans import read_md

_FIGURES = "- 28 % des ruches sont vides\n- Trois miellers ont fermé depuis 2020\n\n"
_PARTS = (
    "## Priorité 1 : Se déplacer\n\na) Prolonger le circuit (Ville, 2032)\n\nb) Créer un registre (Inès, mai 2031)\n\n"
    "## Priorité 2 : Se loger\n\na) Étudier le presbytère (Rolf, 2032)\n\nb) Appuyer la coop (Wynne, en continu)\n\n"
)


def test_the_chapters_beside_the_plan_of_a_report_are_no_part_of_it() -> None:
    proposal = read_md(
        "# Ensemble pour nos rangs\n\n# Mot de la présidente\n\nMerci à chacune.\n\n# Portrait du territoire\n\n"
        f"La rive compte 14 ruchers.\n\n{_FIGURES}# Nos priorités d'action\n\nElles ont été votées en mai.\n\n{_PARTS}"
        "# Évaluation\n\nLe comité suivra l'avancement.\n\n# Merci à\n\n- Fondation Abel\n- Les 42 bénévoles\n"
    )
    assert proposal["title"] == "Ensemble pour nos rangs"
    assert outline(proposal) == [
        "axis Se déplacer",
        "  action Prolonger le circuit",
        "  action Créer un registre",
        "axis Se loger",
        "  action Étudier le presbytère",
        "  action Appuyer la coop",
    ]
    assert proposal["unplaced"] == []


def test_a_numbered_chapter_may_be_the_plan() -> None:
    proposal = read_md(
        f"# Projet du rucher collectif 2031\n\n## 1. Le territoire\n\n{_FIGURES}## 2. Les acteurs\n\n- La Ville\n"
        "- Les écoles du quartier\n\n## 3. Plan d'action 2031-2033\n\n### 3.1 Accueillir\n\n"
        "- Ouvrir un local (Inès, 2031)\n"
        "- Former six guides (Rolf, 2032)\n\n### 3.2 Semer\n\n- Planter un verger (Wynne, 2032)\n\n## 4. Budget\n\n"
        "- Salaires : 12 000 $\n- Loyer : 4 000 $\n"
    )
    assert outline(proposal) == [
        "axis Accueillir",
        "  action Ouvrir un local",
        "  action Former six guides",
        "axis Semer",
        "  action Planter un verger",
    ]


def test_an_english_report_has_its_plan_among_its_chapters() -> None:
    proposal = read_md(
        "# Buzzing on: the hives of the harbour\n\n## Our year\n\n- 340 children came\n- Six hives were lost\n\n"
        "## Who we met\n\n- The council\n- Two schools\n\n## Our action plan\n\n### Teach\n\n"
        "- Open a school (Rolf, 2032)\n"
        "- Publish a book (Inès, 2033)\n\n### Plant\n\n- Sow clover (Wynne, spring 2032)\n"
    )
    assert outline(proposal) == [
        "axis Teach",
        "  action Open a school",
        "  action Publish a book",
        "axis Plant",
        "  action Sow clover",
    ]


def test_chapters_that_act_stay_beside_one_called_the_plan() -> None:
    proposal = read_md(
        "# Le port en 2031\n\n## Plan de travail\n\n- Peindre le quai\n- Draguer le bassin\n\n## Accueil\n\n"
        "- Ouvrir un kiosque\n- Former des guides\n\n## Fête\n\n- Tenir un bal\n"
    )
    assert any("Ouvrir un kiosque" in line for line in outline(proposal))
