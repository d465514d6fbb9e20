"""Documents and phrases mutated at random: nothing crashes, nothing hangs, no word is lost.

Plans of our own words are made as rows, mutated, written as text, Word, web page or spreadsheet, sometimes with damaged
bytes, and read. A mutation that keeps the meaning should keep the plan: the share that does is printed.
"""

from __future__ import annotations

import html
import io
import logging
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench.mutations import BREAKING, KEEPING, Grid
from bench.words import words_lost
from jalon.documents import read_bytes
from jalon.documents.errors import UnreadableFile
from jalon.phrases.parties import split_parties
from jalon.phrases.progress import read_progress
from jalon.phrases.schedules import read_schedule
from jalon.recognition import as_dict, propose

FULL, QUICK = 100_000, 6_000
QUICK_SECONDS = 35.0
BATCH = 100
WORD = r"[^\W_]+"  # an underscore is a blank to fill, not a letter
HANG_SECONDS = 5.0
HEADER = ["Objectifs", "Moyens", "Responsables", "Échéancier", "Résultats attendus", "Résultats"]
VERBS = ["Organiser", "Rédiger", "Diffuser", "Consulter", "Former", "Rencontrer", "Évaluer", "Publier", "Animer"]
THINGS = [
    "une tournée des quartiers avec les membres",
    "un guide d'accueil pour les bénévoles du réseau",
    "les résultats de la consultation auprès des partenaires",
    "un atelier sur la gouvernance pour les nouveaux administrateurs",
    "la trousse de mobilisation et ses outils en ligne",
    "le portrait régional des besoins en transport",
]
GOALS = ["Renforcer la vie associative", "Faire connaître le réseau", "Soutenir les membres", "Assurer la relève"]
LEADS = ["Conseil d'administration", "Coordination", "Comité accueil", "Assemblée des membres", "Comité formation"]
TIMES = ["Automne 2023", "En continu", "D'ici juin 2024", "2 fois par année", "Sur demande", "Janvier à mars 2024", ""]
HOPES = ["Guide publié", "Trois ateliers tenus", "Liste établie", "Taux de participation", "Bilan déposé", ""]
ENDS = ["Réalisé", "En cours", "", "", "50 %", "3 rencontres tenues", "Reporté"]


def run(*, quick: bool) -> dict[str, Any]:
    """Mutate, read, count, on every core; a batch has its own seed, so any case can be made again."""
    ends = time.time() + (QUICK_SECONDS if quick else float("inf"))
    count: Counter[str] = Counter()
    kept: dict[str, list[int]] = {name: [] for name in KEEPING}
    with ProcessPoolExecutor() as pool:
        batches = range((QUICK if quick else FULL) // BATCH)
        for counted, marks in pool.map(_batch, batches, [ends] * len(batches)):
            count += counted
            for name, found in marks.items():
                kept[name] += found
    for name, found in kept.items():
        if found:
            print(f"  {name}: {sum(found)} of {len(found)} keep the plan ({100 * sum(found) / len(found):.0f} %)")
    every = [mark for marks in kept.values() for mark in marks]
    return {
        **{name: count[name] for name in ("tried", "crashed", "hung", "words_lost")},
        "meaning_kept": round(sum(every) / len(every), 3) if every else None,
    }


def _batch(batch: int, ends: float) -> tuple[Counter[str], dict[str, list[int]]]:
    logging.disable(logging.CRITICAL)
    chance = random.Random(batch)
    count: Counter[str] = Counter()
    kept: dict[str, list[int]] = {name: [] for name in KEEPING}
    for number in range(BATCH):
        if time.time() > ends:
            break
        count["tried"] += 1
        started = time.perf_counter()
        try:
            _one(number, chance, count, kept)
        except Exception as error:
            count["crashed"] += 1
            print(f"  crashed on case {number} of batch {batch}: {type(error).__name__}: {error}", flush=True)
        if time.perf_counter() - started > HANG_SECONDS:
            count["hung"] += 1
    return count, kept


def _one(number: int, chance: random.Random, count: Counter[str], kept: dict[str, list[int]]) -> None:
    if number % 3 == 2:
        _phrase(chance)
        return
    grid = make_plan(chance)
    if number % 3 == 0:
        name = chance.choice(list(KEEPING))
        mutated = KEEPING[name](grid, chance)
        before, after = _nodes(_read(_text(grid), "plan.txt", count)), _nodes(_read(_text(mutated), "plan.txt", count))
        kept[name].append(int(before == after))
        return
    for _ in range(chance.randint(1, 3)):
        mutation = chance.choice([*KEEPING.values(), *BREAKING.values()])
        if len(grid) > 2 and all(grid):
            grid = mutation(grid, chance)
    name = chance.choices(list(WRITERS), WEIGHTS)[0]
    data = WRITERS[name](grid)
    if chance.random() < 0.4:
        data = _damaged(data, chance)
    _read(data, name, count)


def make_plan(chance: random.Random) -> Grid:
    """A small plan of our own words, as rows; the objective stands on the first of its rows only."""
    grid = [list(HEADER)]
    for goal in chance.sample(GOALS, chance.randint(2, 4)):
        things = chance.sample(THINGS, chance.randint(2, 4))
        for at, thing in enumerate(things):
            action = f"{at + 1}. {chance.choice(VERBS)} {thing}"
            fields = [chance.choice(words) for words in (LEADS, TIMES, HOPES, ENDS)]
            grid.append([goal if at == 0 else "", action, *fields])
    return grid


def _read(data: bytes, name: str, count: Counter[str]) -> Any:
    try:
        document = read_bytes(data, name)
    except UnreadableFile:
        return None
    proposal = as_dict(propose(document))
    lost = words_lost(document, proposal)
    if lost:
        count["words_lost"] += lost.total()
        print(f"  lost in {name}: {dict(lost)}")
    return proposal


def _nodes(proposal: Any) -> set[tuple[str, str, str]]:
    """(level, text, text of the parent) of every node."""
    found: set[tuple[str, str, str]] = set()
    stack = [(node, "") for node in (proposal or {}).get("nodes", [])]
    while stack:
        node, parent = stack.pop()
        found.add((node["level"], node["text"], parent))
        stack.extend((child, node["text"]) for child in node["children"])
    return found


def _phrase(chance: random.Random) -> None:
    words = " ".join(chance.choice([*TIMES, *ENDS, *LEADS, *HOPES]) for _ in range(chance.randint(1, 4)))
    text = _damaged(words.encode(), chance).decode("utf-8", "replace") if chance.random() < 0.7 else words
    if read_schedule(text, plan="2023/2025").text != text or read_progress(text).text != text:
        raise AssertionError("a phrase was changed")
    lost = Counter(re.findall(WORD, text)) - Counter(re.findall(WORD, " ".join(split_parties(text))))
    if {word.lower() for word in lost} - {"et", "and", "ou", "or", "o"}:
        raise AssertionError(f"a party lost words: {dict(lost)}")


def _damaged(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(damaged)) if damaged else 0
        what = chance.random()
        if what < 0.5 and damaged:
            damaged[at] = chance.randrange(256)
        elif what < 0.8:
            del damaged[at : at + chance.randint(1, 40)]
        else:
            damaged[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
    return bytes(damaged)


# The same rows as files


def _text(grid: Grid) -> bytes:
    return "\n".join(["Plan d'action 2023-2025", "", *("\t".join(row) for row in grid)]).encode()


def _html(grid: Grid) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in grid)
    return f"<html><meta charset=utf-8><h1>Plan d'action 2023-2025</h1><table>{rows}</table>".encode()


def _csv(grid: Grid) -> bytes:
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in grid).encode()


def _docx(grid: Grid) -> bytes:
    import docx  # noqa: PLC0415 — slow to load, and only some cases need it

    document = docx.Document()
    document.add_heading("Plan d'action 2023-2025", 1)
    rows = [row for row in grid if row]
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for y, row in enumerate(rows):
        cells = table.rows[y].cells
        for x, cell in enumerate(row):
            cells[x].text = cell
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _xlsx(grid: Grid) -> bytes:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    for row in grid:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WRITERS: dict[str, Callable[[Grid], bytes]] = {
    "plan.txt": _text,
    "plan.html": _html,
    "plan.csv": _csv,
    "plan.docx": _docx,
    "plan.xlsx": _xlsx,
}
WEIGHTS = [60, 20, 14, 3, 3]  # Word and Excel files are slow to write, not to read
