"""What is measured: the real documents, and a table as long as one likes."""

from __future__ import annotations

import os
from copy import deepcopy
from pathlib import Path

import docx

_HEADINGS = ("Objectifs", "Actions", "Responsables", "Échéancier", "Résultats attendus", "Résultats")
_SEASONS = ("Automne 2024", "Hiver 2025", "En continu", "Printemps 2026", "D'ici juin 2027")
_LEADS = ("Conseil d'administration", "Coordination", "Comité vie associative", "Comité formation")


class NoDocuments(Exception):
    """The real documents are not there; the message says where they were looked for."""


def real_documents() -> list[Path]:
    """The real documents: text files of `$JALON_DOCUMENTS`, else of `../shared/documents`."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "documents"
    folder = Path(os.environ.get("JALON_DOCUMENTS") or beside)
    found = sorted(folder.glob("*.txt"))
    if not found:
        raise NoDocuments(f"no real document in {folder}: set JALON_DOCUMENTS to their folder")
    return found


def long_table(path: Path, rows: int) -> None:
    """A Word plan of one table with that many rows: objectives over several rows, typed lists, dates, results."""
    word = docx.Document()
    word.add_heading("Plan d'action 2024-2027", 1)
    table = word.add_table(1, len(_HEADINGS), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, _HEADINGS, strict=True):
        cell.text = heading
    for row in range(1, rows + 1):
        element = deepcopy(table.rows[0]._tr)  # noqa: SLF001  (adding rows one by one takes longer than reading them)
        for cell, text in zip(element.tc_lst, _long_row(row), strict=True):
            first = cell.p_lst[0]
            for line in text.split("\n")[1:]:
                extra = deepcopy(first)
                extra.r_lst[0].text = line
                cell.append(extra)
            first.r_lst[0].text = text.split("\n", maxsplit=1)[0]
        table._tbl.append(element)  # noqa: SLF001
    word.save(str(path))


def _long_row(row: int) -> tuple[str, ...]:
    group = (row - 1) // 5 + 1
    return (
        f"{group}. Soutenir les ateliers de la région {group}" if row % 5 == 1 else "",
        f"{row}. Organiser la rencontre numéro {row} des membres",
        _LEADS[row % 4],
        _SEASONS[row % 5],
        f"- Au moins {row % 7 + 1} rencontres tenues\n- Compte rendu diffusé",
        "Réalisé" if row % 3 == 0 else "",
    )
