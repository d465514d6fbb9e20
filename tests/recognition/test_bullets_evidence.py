"""What is a plan of bullets, and what only looks like one."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.bullets import plan_evidence
from jalon.recognition.lines import flatten

PLAN = """Axe 1 : Concertation
- Organiser un forum
- Publier un bilan
Axe 2 : Financement
- Déposer un mémoire
"""
RESUME = """Expérience professionnelle
Coordonnatrice, Maison des jeunes, 2018-2023
- Coordonner une équipe
- Rédiger les demandes
Langues parlées : français, anglais
Références sur demande
"""
LETTER = """Objet : demande de rencontre
Madame la Ministre,
Nous proposons d'aborder ces points :
- Augmenter le financement
- Reconnaître notre expertise
- Simplifier la reddition de comptes
Veuillez agréer, Madame, nos salutations distinguées.
"""
MINUTES = """Présents : Anne, Luc, Zoé
1. Mot de bienvenue
2. Adoption de l'ordre du jour
Il est proposé par Luc, appuyé par Zoé.
3. Suivi du plan d'action
- Luc a rencontré la ville.
- Le dépliant a été imprimé.
4. Levée de la réunion
"""
NEWS = """Le centre a ouvert ses portes hier devant une centaine de personnes. La directrice a souligné le travail.
« Nous voulons accueillir tout le monde », a dit la présidente. Le centre offrira des ateliers et un café.
"""
INSTRUCTIONS = """Pour utiliser la salle
1. Ouvrir la porte avec la carte
2. Désactiver le système
3. Allumer les lumières
4. Ranger les chaises
"""


def evidence(text: str) -> float:
    """How much a text looks like a plan of bullets."""
    return plan_evidence(flatten(read_bytes(text.encode(), "a.txt")).elements)


def test_a_plan_is_told() -> None:
    assert evidence(PLAN) > 0.6


@pytest.mark.parametrize("text", [RESUME, LETTER, MINUTES, NEWS, INSTRUCTIONS])
def test_other_texts_are_no_plan(text: str) -> None:
    assert evidence(text) < 0.4


def test_nothing_is_no_plan() -> None:
    assert plan_evidence([]) == 0.0


RESUMES = [
    """# Wynne Price

12, rue du Port

# Expérience professionnelle

- Coordonnatrice, Rucher du port, 2025 à aujourd'hui
- Gérer une équipe de six guides
- Élaborer le plan d'action annuel
- Organiser les visites

# Formation

- Baccalauréat, 2020

# Compétences

- Gestion budgétaire
""",
    """# Rolf Ambrose

## Profile

A keeper of bees.

## Work experience

- Manage a team of six
- Write the action plan
- Train volunteers

## Skills

- Carpentry

## Languages

- French
""",
    """INÈS ABEL

PARCOURS PROFESSIONNEL

- Animer des ateliers
- Suivre le plan d'action
- Accueillir les familles

DIPLÔMES

- BTS 2019

LANGUES

- Espagnol courant
""",
]


@pytest.mark.parametrize("resume", RESUMES)
def test_a_resume_is_no_plan_though_it_lists_what_somebody_does(resume: str) -> None:
    assert as_dict(propose(read_bytes(resume.encode(), "cv.md")))["kind"] == "other"


def test_a_plan_whose_parts_are_training_and_volunteering_is_no_resume() -> None:
    plan = (
        "# Plan d'action 2031\n\n## Formation\n\n- Former six guides\n- Ouvrir une école\n\n## Bénévolat\n\n"
        "- Recruter dix bénévoles\n\n## Langues\n\n- Traduire le dépliant\n"
    )
    assert as_dict(propose(read_bytes(plan.encode(), "plan.md")))["kind"] == "plan"
