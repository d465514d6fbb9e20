"""Fields that follow each other in one paragraph, told apart by their bold labels."""

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node

PLAN = """# Plan d'action 2026

## Orientation 1 : Jardin

1. Semer les fèves

   **Échéance :** mai 2026 **Coût prévu :** 200 $ **Résultat attendu :** Dix bacs

2. Tailler la haie

   **Échéance :** juin 2026 **Coût prévu :** 90 $ **Résultat attendu :** Une haie

3. Arroser

   **Échéance :** août 2026 **Coût prévu :** 200 $ **Résultat attendu :** De l'eau
"""


def _read(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_a_bold_label_begins_another_field() -> None:
    sown = node(_read(PLAN), "Semer")
    assert (sown["schedule"], sown["expected_results"]) == ("mai 2026", ["Dix bacs"])
    assert sown["extra"] == {"Coût prévu": "200 $"}
