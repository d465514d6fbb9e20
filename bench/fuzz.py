"""Files and phrases mutated at random, read as the product reads: nothing crashes, nothing hangs, no word is lost.

Plans of our own words are made as rows, mutated, written in every format that is read here, often with damaged bytes
(of the file, or of one part of a package), and read by `jalon.reading`, in its process and within limits. A mutation
that keeps the meaning should keep the plan: the share that does is printed. A case can be made again by its number.
"""

from __future__ import annotations

import io
import logging
import random
import re
import time
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

from bench._rows import WRITERS
from bench.mutations import BREAKING, KEEPING, Grid
from bench.words import words_lost
from jalon.documents.errors import Cause, UnreadableFile
from jalon.phrases.parties import split_parties
from jalon.phrases.progress import read_progress
from jalon.phrases.schedules import read_schedule
from jalon.reading import read
from jalon.reading.model import LIMITS

FULL, QUICK = 100_000, 6_000
QUICK_SECONDS = 35.0
BATCH = 100
TOLD = 10  # batches between two lines that say how far it is
WORD = r"[^\W_]+"  # an underscore is a blank to fill, not a letter
HANG = replace(LIMITS, seconds=4, most_seconds=5)  # these files are small
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
DAMAGED = 0.5  # of the files that are not only laid out in another way
WEIGHTS = {"txt": 40, "html": 20, "csv": 14, "docx": 12, "xlsx": 12, "odt": 8, "pdf": 4}  # a PDF is slow to read

Marks = dict[str, list[bool]]


def run(*, quick: bool) -> dict[str, Any]:
    """Mutate, read, count, on every core."""
    started = time.time()
    ends = started + (QUICK_SECONDS if quick else float("inf"))
    count: Counter[str] = Counter()
    kept: Marks = {name: [] for name in KEEPING}
    with ProcessPoolExecutor() as pool:
        batches = range((QUICK if quick else FULL) // BATCH)
        for batch, (counted, marks) in enumerate(pool.map(_batch, batches, [ends] * len(batches)), 1):
            count += counted
            for name, found in marks.items():
                kept[name] += found
            if batch % TOLD == 0 and time.time() < ends:
                print(f"  {count['tried'] / (time.time() - started):.1f} a second  {dict(count)}", flush=True)
    for name, found in kept.items():
        if found:
            print(f"  {name}: {sum(found)} of {len(found)} keep the plan ({100 * sum(found) / len(found):.0f} %)")
    every = [mark for marks in kept.values() for mark in marks]
    return {
        **{name: count[name] for name in ("tried", "refused", "crashed", "hung", "words_lost")},
        "meaning_kept": round(sum(every) / len(every), 3) if every else None,
    }


def _batch(batch: int, ends: float) -> tuple[Counter[str], Marks]:
    logging.disable(logging.CRITICAL)
    count: Counter[str] = Counter()
    kept: Marks = {name: [] for name in KEEPING}
    for number in range(batch * BATCH, (batch + 1) * BATCH):
        if time.time() > ends:
            break
        try:
            _one(number, count, kept)
        except Exception as error:
            count["crashed"] += 1
            print(f"  crashed on {number}: {type(error).__name__}: {error}", flush=True)
    return count, kept


def _one(number: int, count: Counter[str], kept: Marks) -> None:
    if number % 4:
        name, data = damaged_case(number)
        _read(data, name, number, count)
        _phrase(random.Random(f"phrase {number}"))
        return
    mutation, before, after = kept_case(number)
    found = [_nodes(_read(WRITERS["txt"](grid), "plan.txt", number, count)) for grid in (before, after)]
    kept[mutation].append(found[0] == found[1])


def kept_case(number: int) -> tuple[str, Grid, Grid]:
    """A mutation that keeps the meaning, its name first: a plan, and the same laid out in another way."""
    chance = random.Random(number)
    grid, name = make_plan(chance), chance.choice(list(KEEPING))
    return name, grid, KEEPING[name](grid, chance)


def damaged_case(number: int) -> tuple[str, bytes]:
    """A plan with a few mutations of any kind, as a file, often with damaged bytes."""
    chance = random.Random(number)
    grid = make_plan(chance)
    for _ in range(chance.randint(1, 3)):
        mutation = chance.choice([*KEEPING.values(), *BREAKING.values()])
        if len(grid) > 2 and all(grid):
            grid = mutation(grid, chance)
    kind = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    data = WRITERS[kind](grid)
    if chance.random() < DAMAGED:
        data = (_damaged_part if zipfile.is_zipfile(io.BytesIO(data)) else _damaged)(data, chance)
    return f"plan.{kind}", data


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


def _read(data: bytes, name: str, number: int, count: Counter[str]) -> Any:
    count["tried"] += 1
    try:
        found = read(data, name, limits=HANG)
    except UnreadableFile as refusal:
        count["refused"] += 1
        if refusal.cause is Cause.TOO_LONG:
            count["hung"] += 1
            print(f"  hung on {number}: {name}", flush=True)
        return None
    lost = words_lost(found.document, found.proposal)
    if lost:
        count["words_lost"] += lost.total()
        print(f"  lost in {number}, {name}: {dict(lost)}", flush=True)
    return found.proposal


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


def _damaged_part(package: bytes, chance: random.Random) -> bytes:
    """A package with one of its parts damaged, or its own bytes."""
    if chance.random() < 0.2:
        return _damaged(package, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = given.namelist()
        hurt = (
            max(names, key=lambda name: given.getinfo(name).file_size)
            if chance.random() < 0.7
            else chance.choice(names)
        )
        for name in names:
            content = given.read(name)
            made.writestr(name, _broken_markup(content, chance) if name == hurt else content)
    return out.getvalue()


def _broken_markup(content: bytes, chance: random.Random) -> bytes:
    """Markup with tags moved, doubled or emptied, which is still read, or with damaged bytes, which seldom is."""
    if chance.random() < 0.3:
        return _damaged(content, chance)
    tags = re.split(rb"(?=<)", content)
    for _ in range(chance.randint(1, 6)):
        at, to = chance.randrange(len(tags)), chance.randrange(len(tags))
        tag = tags[at]
        match chance.randrange(4):
            case 0:
                tags[at] = re.sub(rb'="[^"]*"', b'="%d"' % chance.choice([-1, 0, 7, 10**6, 10**20]), tag)
            case 1:
                tags[at], tags[to] = tags[to], tag
            case 2:
                name = re.match(rb"<([\w:.-]+)[^<>]*>", tag)
                tags[at] = b"<%b/>" % name[1] + tag if name else tag
            case _:
                tags[at] = tag.partition(b">")[0] + b">" + chance.choice([b"", b"&#0;", b"&x;", b" " * 50, b"\xff\xfe"])
    return b"".join(tags)
