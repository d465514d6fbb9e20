"""A file as somebody edits it by hand in Word: rows reworded, moved, cut in two, taken out, added; cells changed."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
NEW_WORDS = (
    "Organiser une journée de réflexion sur la relève",
    "Produire un dépliant pour les partenaires",
    "Rencontrer la nouvelle direction régionale",
    "Mettre à jour la politique de remboursement",
    "Tenir un kiosque au salon de l’emploi",
    "Offrir un atelier sur la littératie",
    "Sonder les membres sur leurs besoins de formation",
)
SWAPS = {"et": "ainsi que", "des": "de tous les", "pour": "afin de", "les": "l’ensemble des", "avec": "de concert avec"}


class Hand:
    """Edits the nodes of a proposal at random, and remembers which row came of which."""

    def __init__(self, proposal: Json, seed: int) -> None:
        self.random = random.Random(seed)
        self.proposal = copy.deepcopy(proposal)
        for node, _siblings in self.all():
            node["was"] = {node["id"]}
        self.last = len(self.all())
        self.done: list[str] = []

    def all(self) -> list[tuple[Json, list[Json]]]:
        found: list[tuple[Json, list[Json]]] = []

        def walk(nodes: list[Json]) -> None:
            for node in nodes:
                found.append((node, nodes))
                walk(node["children"])

        walk(self.proposal["nodes"])
        return found

    def edit(self, times: int) -> Hand:
        ways: list[tuple[Callable[[], bool], int]] = [
            (self.reword, 5),
            (self.correct, 4),
            (self.move, 3),
            (self.move_elsewhere, 2),
            (self.split, 2),
            (self.take_out, 3),
            (self.add, 4),
            (self.change_cell, 6),
            (self.renumber, 1),
        ]
        while times:
            way = self.random.choices([way for way, _ in ways], [weight for _, weight in ways])[0]
            if way():
                self.done.append(way.__name__)
                times -= 1
        return self

    def row(self) -> tuple[Json, list[Json]]:
        return self.random.choice([(node, near) for node, near in self.all() if not node["children"]] or self.all())

    def reword(self) -> bool:
        """Some words in others, a few at the end."""
        node, _near = self.random.choice(self.all())
        words = [SWAPS.get(word, word) for word in node["text"].split()]
        if len(words) > 5:
            at = self.random.randrange(len(words) - 2)
            del words[at : at + self.random.randint(1, 2)]
        words += self.random.choice(
            ("dans les régions", "selon les ressources", "en continu", "et en faire le bilan")
        ).split()
        node["text"] = " ".join(words)
        return True

    def correct(self) -> bool:
        """A letter or two."""
        node, _near = self.random.choice(self.all())
        text = node["text"]
        if len(text) < 8:
            return False
        at = self.random.randrange(2, len(text) - 2)
        node["text"] = (text[:at] + text[at + 1 :]).strip()
        return True

    def move(self) -> bool:
        node, near = self.row()
        if len(near) < 2:
            return False
        near.remove(node)
        near.insert(self.random.randrange(len(near) + 1), node)
        return True

    def move_elsewhere(self) -> bool:
        node, near = self.row()
        others = [one for one in self.all() if one[1] is not near and one[0]["level"] == node["level"]]
        if not others:
            return False
        _other, place = self.random.choice(others)
        near.remove(node)
        place.insert(self.random.randrange(len(place) + 1), node)
        return True

    def split(self) -> bool:
        node, near = self.row()
        words = node["text"].split()
        if len(words) < 8:
            return False
        at = len(words) // 2
        node["text"] = " ".join(words[:at])
        rest = self.blank(node, " ".join(words[at:]))
        rest["was"] = set(node["was"])  # the row goes on in one of its halves
        near.insert(near.index(node) + 1, rest)
        return True

    def take_out(self) -> bool:
        node, near = self.row()
        if len(near) < 2:
            return False
        near.remove(node)
        return True

    def add(self) -> bool:
        node, near = self.row()
        near.insert(self.random.randrange(len(near) + 1), self.blank(node, self.random.choice(NEW_WORDS)))
        return True

    def change_cell(self) -> bool:
        node, _near = self.row()
        field = self.random.choice(("leads", "schedule", "expected_results", "results"))
        node[field] = {
            "leads": ["Comité de suivi"],
            "schedule": "Hiver 2027",
            "expected_results": ["Un rapport par région"],
            "results": "Réalisé en partie",
        }[field]
        return True

    def renumber(self) -> bool:
        """As Word does by itself after a row came or went."""
        _node, near = self.row()
        for at, node in enumerate(near, 1):
            node["number"] = str(at)
        return True

    def blank(self, like: Json, text: str) -> Json:
        node = copy.deepcopy(like)
        self.last += 1
        empty = {"results": None, "status": None, "progress": None, "expected_results": [], "children": []}
        return node | empty | {"id": f"new{self.last}", "text": text, "number": None, "was": set()}

    def read_again(self) -> tuple[Json, dict[str, set[str]]]:
        """The proposal with its nodes numbered as a new reading numbers them, and where each came from."""
        truth: dict[str, set[str]] = {}
        for at, (node, _near) in enumerate(self.all(), 1):
            node["id"] = f"n{at}"
            truth[node["id"]] = node.pop("was")
        return self.proposal, truth
