"""Plans of headings and bullets: what heads what, and what is said of each action."""

from __future__ import annotations

from tests.recognition.reading import codes, node, nodes, outline, read


def test_gaps_head_word_and_punctuation_group_flat_bullets() -> None:
    proposal = read("""Plan d'action 2024-2025

A) Dossiers

· Dossier Jardins

· Ouvrir trois jardins collectifs.
· Former les bénévoles.


· Dossier Loisirs

· Publier un calendrier commun.
· Prêter du matériel.
""")
    assert outline(proposal) == [
        "axis Dossiers",
        "  objective Dossier Jardins",
        "    action Ouvrir trois jardins collectifs.",
        "    action Former les bénévoles.",
        "  objective Dossier Loisirs",
        "    action Publier un calendrier commun.",
        "    action Prêter du matériel.",
    ]
    assert "nesting_guessed" in codes(node(proposal, "Dossier Jardins"))


def test_bullets_without_any_sign_stay_flat() -> None:
    proposal = read("""Plan d'action 2024-2025

A) Vie associative

· Tenir quatre rencontres des membres
· Publier une infolettre par saison
· Mettre à jour le site de l'organisme

B) Représentation

· Rencontrer les élus de la région
""")
    assert [line.split(" ", 1)[0] for line in outline(proposal) if line.startswith("  ")] == [""] * 4
    assert all(one["level"] == "action" for axis in proposal["nodes"] for one in axis["children"])


def test_indented_bullets_nest_as_printed_and_lines_go_on() -> None:
    proposal = read("""Plan de travail 2024

1. Accueil
   - Jumeler chaque nouveau membre avec
     un membre d'expérience
       o Recruter des mentors
       o Offrir un café
   - Préparer une trousse
""")
    assert outline(proposal) == [
        "axis Accueil",
        "  action Jumeler chaque nouveau membre avec un membre d'expérience",
        "    item Recruter des mentors",
        "    item Offrir un café",
        "  action Préparer une trousse",
    ]


def test_numbers_tell_which_heading_holds_which() -> None:
    proposal = read("""Plan d'action 2024

1. Vie associative

1.1 Soutenir les membres

- Offrir deux formations

1.2 Accueillir la relève

- Créer un guide

2. Financement

2.1 Diversifier les revenus

- Organiser un souper
""")
    assert outline(proposal) == [
        "axis Vie associative",
        "  objective Soutenir les membres",
        "    action Offrir deux formations",
        "  objective Accueillir la relève",
        "    action Créer un guide",
        "axis Financement",
        "  objective Diversifier les revenus",
        "    action Organiser un souper",
    ]
    assert node(proposal, "Accueillir")["number"] == "1.2"


def test_labelled_lines_under_an_action_fill_its_fields() -> None:
    proposal = read("""Plan d'action 2024

Orientation 1 – Financement

Action 1 : Déposer une demande à la fondation
Responsable : Direction
Échéance : 30 septembre 2024
Indicateur : Demande déposée
Local : salle 4

Action 2 : Organiser une campagne de dons
Responsables : Comité financement, trésorière
Échéance : Hiver 2025
Indicateurs :
- Montant amassé
- Nombre de donateurs
Local : salle 5

Action 3 : Remercier les donateurs
Échéance : En continu
Local : salle 4
""")
    first, second = node(proposal, "Déposer"), node(proposal, "Organiser")
    assert (first["number"], first["leads"], first["schedule"]) == ("Action 1", ["Direction"], "30 septembre 2024")
    assert first["expected_results"] == ["Demande déposée"]
    assert first["extra"] == {"Local": "salle 4"}
    assert second["expected_results"] == ["Montant amassé", "Nombre de donateurs"]
    assert second["leads"] == ["Comité financement", "trésorière"]
    assert not proposal["unplaced"]


def test_leads_and_dates_at_the_end_of_an_action_are_parted_from_it() -> None:
    proposal = read("""Plan d'action 2024-2025

1. Concertation

- Organiser un forum (Responsable : coordination; Échéance : mars 2025)
- Publier un bilan – CA, automne 2024
- Rencontrer les élus d'ici juin 2025
- Tenir un kiosque (CA, printemps 2025)
- Rédiger un mémoire sur le transport (phase 2)
""")
    assert [(one["text"], one["leads"], one["schedule"]) for axis in proposal["nodes"] for one in axis["children"]] == [
        ("Organiser un forum", ["coordination"], "mars 2025"),
        ("Publier un bilan", ["CA"], "automne 2024"),
        ("Rencontrer les élus", [], "d'ici juin 2025"),
        ("Tenir un kiosque", ["CA"], "printemps 2025"),
        ("Rédiger un mémoire sur le transport (phase 2)", [], None),
    ]


def test_fields_after_every_list_speak_of_its_objective() -> None:
    proposal = read("""Strategic Plan 2023-2025

Goal 1: Strengthen our network

Objective 1.1: Support members
Strategies:
• Host quarterly calls
• Develop a welcome kit
Lead: Coordinator
Timeline: Fall 2023

Objective 1.2: Share knowledge
Strategies:
• Launch a newsletter
Lead: Communications committee
Timeline: Winter 2024
""")
    assert outline(proposal) == [
        "axis Strengthen our network",
        "  objective Support members",
        "    action Host quarterly calls",
        "    action Develop a welcome kit",
        "  objective Share knowledge",
        "    action Launch a newsletter",
    ]
    assert node(proposal, "Support members")["leads"] == ["Coordinator"]
    assert node(proposal, "Launch")["leads"] == []


def test_short_sentences_under_headings_are_actions_and_introductions_are_not() -> None:
    proposal = read("""Priorités d'action 2022-2023

Notre mission

Rassembler les ludothèques et défendre le droit au jeu.

FINANCEMENT

Demander une rencontre avec la ministre.
Déposer un mémoire en janvier 2023.

COMMUNICATIONS

Publier quatre infolettres par année.
""")
    assert outline(proposal) == [
        "axis FINANCEMENT",
        "  action Demander une rencontre avec la ministre.",
        "  action Déposer un mémoire en janvier 2023.",
        "axis COMMUNICATIONS",
        "  action Publier quatre infolettres par année.",
    ]
    assert "Rassembler les ludothèques et défendre le droit au jeu." in [note["text"] for note in proposal["notes"]]


def test_a_line_that_ends_with_a_colon_opens_a_level() -> None:
    proposal = read("""Plan d'action 2024

A) Formations

· Ateliers pour les membres :
· Gestion de conflits
· Animation de réunions

· Colloque annuel

B) Communications

· Refaire le dépliant
""")
    assert [child["text"] for child in node(proposal, "Ateliers")["children"]] == [
        "Gestion de conflits",
        "Animation de réunions",
    ]
    assert node(proposal, "Colloque")["children"] == []


def test_a_ticked_box_says_done() -> None:
    proposal = read("""Work plan 2025

Repairs committee

☒ File the elevator complaint
☐ Survey all floors

Social committee

☐ Plan a yard sale
""")
    assert node(proposal, "File")["status"] == "done"
    assert node(proposal, "Survey")["status"] is None


def test_pictures_and_page_numbers_are_set_aside() -> None:
    proposal = read("""Plan d'action 2024

A) Vie associative

· [image: un logo]Tenir deux rencontres
· Publier une infolettre

- 2 -

B) Représentation

· Rencontrer les élus
""")
    assert {one["why"] for one in proposal["ignored"]} == {"image", "page_number"}
    assert node(proposal, "Tenir")["text"] == "Tenir deux rencontres"


def test_a_long_flat_list_is_pointed_out() -> None:
    bullets = "\n".join(f"- Organiser la rencontre du quartier numéro {n}" for n in range(1, 12))
    proposal = read(f"Plan d'action 2024\n\n1. Rencontres\n\n{bullets}\n\n2. Suivi\n\n- Publier un bilan\n")
    assert codes(node(proposal, "Rencontres")) == {"flat_group"}
    assert codes(node(proposal, "Suivi")) == set()


def test_a_time_after_a_labelled_lead_is_the_schedule() -> None:
    proposal = read(
        "Work plan 2024-2025\n\nPriority 1: Neighbours\n\n"
        "a) Launch a calling circle (Lead: Volunteer Coordinator; by June 2024)\n"
        "b) Print a local guide (Lead: Rural Working Group; twice a year)\n"
        "c) Host a fair (Lead: Board; Treasurer)\n"
    )
    found = [(action["leads"], action["schedule"]) for action in nodes(proposal) if action["level"] == "action"]
    assert found == [
        (["Volunteer Coordinator"], "by June 2024"),
        (["Rural Working Group"], "twice a year"),
        (["Board", "Treasurer"], None),
    ]


def test_results_that_few_actions_have_are_what_came() -> None:
    proposal = read(
        "Plan 2026\n\n1. Peindre la grange\nResponsable : Odile Roy\nÉchéance : mai 2026\n"
        "Résultats : deux murs peints\n"
        "2. Curer le fossé\nResponsable : Jean Aubé\nÉchéance : juin 2026\n3. Semer la haie\nResponsable : Odile Roy\n"
        "Échéance : juillet 2026\n4. Tailler les pommiers\nResponsable : Jean Aubé\nÉchéance : mars 2026\n"
    )
    assert node(proposal, "Peindre")["results"] == "deux murs peints"
    assert node(proposal, "Peindre")["expected_results"] == []


def test_a_line_of_boxes_is_their_legend() -> None:
    proposal = read(
        "Plan 2026\n\n[x] fait [ ] à faire\n\n[x] Peindre la grange\n[ ] Curer le fossé\n[ ] Semer la haie\n"
    )
    assert [one["text"] for one in nodes(proposal)] == ["Peindre la grange", "Curer le fossé", "Semer la haie"]
