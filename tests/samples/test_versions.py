"""A document in each format: the same words."""

from pathlib import Path

from samples.versions import FORMATS, versions

from jalon.documents import read_file
from tests.documents.makers.words import document_words

_TEXT = """Plan du réseau

Objectifs\tActions\tÉchéancier
Informer les membres\t<ul> - Un bulletin - Un <b>forum</b> annuel\tAutomne 2024
\t- Un site <i>commun</i>\tEn continu

Mise à jour en mars
"""


def test_every_format_holds_the_same_words(tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text(_TEXT, encoding="utf-8")
    made = versions(source, tmp_path)

    assert tuple(made) == FORMATS
    expected = document_words(read_file(source))
    for path in made.values():
        assert document_words(read_file(path)) == expected, path.suffix
