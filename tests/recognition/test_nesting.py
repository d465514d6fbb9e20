"""Headings over tables that stand one under another."""

from tests.recognition.reading import outline, read

TABLE = "Action\tResponsable\tÉchéance\n{}\tOdile\tmars 2026"


def _read(*parts: str) -> list[str]:
    """The outline of tables and the lines between them, which are underlined headings."""
    laid = [part if "\t" in part else f"{part}\n{'-' * len(part)}" for part in parts]
    return outline(read("\n\n\n".join(["Plan d'action 2026", *laid])))


def test_headings_with_nothing_of_their_own_contain_those_that_follow() -> None:
    assert _read(
        "Mobilités",
        "Doubler la part du vélo",
        TABLE.format("Réunir le club"),
        "Diminuer la voiture",
        TABLE.format("Tracer la ligne"),
        "Nature",
        "Protéger les berges",
        TABLE.format("Planter des saules"),
    ) == [
        "axis Mobilités",
        "  objective Doubler la part du vélo",
        "    action Réunir le club",
        "  objective Diminuer la voiture",
        "    action Tracer la ligne",
        "axis Nature",
        "  objective Protéger les berges",
        "    action Planter des saules",
    ]


def test_one_that_is_empty_among_others_is_a_part_of_its_own() -> None:
    assert _read("Jardin", TABLE.format("Semer"), "Cour", "Rue", TABLE.format("Balayer")) == [
        "axis Jardin",
        "  action Semer",
        "axis Cour",
        "axis Rue",
        "  action Balayer",
    ]


def test_a_numbered_line_over_a_plain_one_is_the_wider_heading() -> None:
    parts = ["1. Jardin", "Accueillir les voisins", "2. Cour", "Rendre la cour sûre"]
    laid = [*parts[:2], TABLE.format("Semer"), *parts[2:], TABLE.format("Balayer")]
    assert outline(read("\n\n\n".join(["Plan d'action 2026", *laid]))) == [
        "axis Jardin",
        "  objective Accueillir les voisins",
        "    action Semer",
        "axis Cour",
        "  objective Rendre la cour sûre",
        "    action Balayer",
    ]
