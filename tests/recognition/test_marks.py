"""Signs and headings that say how far lines are."""

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, nodes


def read(text: str, name: str = "plan.md") -> dict:
    return as_dict(propose(read_bytes(text.encode(), name)))


def statuses(proposal: dict) -> list[tuple[str, str | None]]:
    return [(n["text"], n["status"]) for n in nodes(proposal) if not n["children"]]


def test_faces_after_the_lines_mean_what_the_legend_says():
    proposal = read(
        "# Plan d'action du verger\n\nCodes : 😃 réalisé, 😕 reporté, 😐 en cours.\n\n## Haies\n\n"
        "- Tailler les haies 😃\n- Arracher la souche 😕\n\n## Fruits\n\n- Cueillir les poires 😐\n"
    )
    assert statuses(proposal) == [
        ("Tailler les haies", "done"),
        ("Arracher la souche", "postponed"),
        ("Cueillir les poires", "in_progress"),
    ]
    assert [remark["role"] for remark in proposal["notes"]] == ["legend"]


def test_faces_without_a_legend_mean_what_they_show():
    proposal = read(
        "# Plan d'action du verger\n\n## Haies\n\n- 🙂 Tailler les haies\n- 🙁 Arracher la souche\n- Semer du trèfle\n"
    )
    assert statuses(proposal) == [
        ("Tailler les haies", "done"),
        ("Arracher la souche", "not_done"),
        ("Semer du trèfle", None),
    ]


def test_signs_that_a_legend_says_mean_something_else_are_no_statuses():
    proposal = read(
        "# Plan d'action du verger\n\nLégende : 🔴 urgent, 🟡 peut attendre.\n\n## Haies\n\n"
        "- 🔴 Tailler les haies\n- 🟡 Arracher la souche\n"
    )
    assert [n["status"] for n in nodes(proposal)] == [None, None, None]


def test_one_sign_alone_adorns():
    proposal = read("# Plan d'action du verger\n\n## 😀 Haies\n\n- Tailler les haies\n- Fêter les poires 😀\n")
    assert [n["status"] for n in nodes(proposal)] == [None, None, None]
    assert node(proposal, "Fêter les poires")["text"].endswith("😀")


@pytest.mark.parametrize("text", ["- ✔ {}", "* ✓ {}", "- {} __✓__", "- {} ✅", "- [x] {}", "- ☑ {}"])
def test_a_tick_before_or_after_the_words_says_done(text):
    lines = "\n".join(text.format(words) for words in ("Tailler les haies", "Arracher la souche"))
    proposal = read(f"# Plan d'action du verger\n\n## Haies\n\n{lines}\n- Semer du trèfle\n")
    assert statuses(proposal) == [
        ("Tailler les haies", "done"),
        ("Arracher la souche", "done"),
        ("Semer du trèfle", None),
    ]


@pytest.mark.parametrize(
    ("heads", "due"),
    [
        (("Todo", "Doing", "Done"), ("to_do", "in_progress", "done")),
        (("À faire", "En cours", "Terminé"), ("to_do", "in_progress", "done")),
        (("Completed", "Postponed", "Cancelled"), ("done", "postponed", "dropped")),
    ],
)
@pytest.mark.parametrize("mark", ["## ", ""])
def test_statuses_that_head_lists_are_those_of_their_lines(heads, due, mark):
    parts = "\n\n".join(
        f"{mark}{head}\n\n- {text}"
        for head, text in zip(heads, ("Tailler les haies", "Arracher la souche", "Semer du trèfle"), strict=True)
    )
    proposal = read(f"# Plan d'action du verger\n\n{parts}\n")
    assert tuple(status for _, status in statuses(proposal)) == due


def test_one_heading_that_reads_as_a_status_is_an_axis():
    proposal = read("# Plan d'action\n\n## Terminé\n\n- Tailler les haies\n\n## Haies\n\n- Arracher la souche\n")
    assert [status for _, status in statuses(proposal)] == [None, None]
