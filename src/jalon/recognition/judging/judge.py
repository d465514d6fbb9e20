"""How sure one may be of a proposal: one pure function, whose weights are data fitted by `python -m bench fit`."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jalon.recognition.judging.terms import TERMS, Found
from jalon.recognition.judging.view import View
from jalon.recognition.proposal import Doubt, Proposal

FEW: Final = 4  # lines below which nothing regular can be said of a plan
_REGULAR: Final = frozenset({"only_text", "set_apart", "times_in_texts", "lonely", "bare"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure a proposal is, from 0 to 1, and what each term found in it."""

    confidence: float
    found: dict[str, Found]


def judge(proposal: Proposal) -> Judgement:
    """Judge a proposal; one that is no plan has nothing to be judged, and says how sure that is by its words alone."""
    view = View(proposal)
    if proposal.kind == "plan" and not view.nodes:
        return Judgement(0.0, {})  # a plan without a line is read wrong
    found = {name: term(view) for name, (term, _code, _least) in TERMS.items()} if view.nodes else {}
    return Judgement(confidence_of({name: one.share for name, one in found.items()}), found)


def confidence_of(shares: dict[str, float]) -> float:
    """The chance that a proposal with these shares is right, as the weights have it."""
    weights = _weights()
    total = weights["always"] + sum(weights.get(name, 0.0) * felt(share) for name, share in shares.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def doubt(judgement: Judgement, leaves: int) -> None:
    """Put a doubt at the first line of each thing that no right plan shows; it says how many lines do."""
    for name, (_term, code, least) in TERMS.items():
        one = judgement.found.get(name)
        if code is None or one is None or not one.nodes or (name in _REGULAR and leaves < FEW):
            continue
        if one.share >= least:
            first = one.nodes[0]
            first.doubts.append(Doubt(code, {"text": first.text, "lines": len(one.nodes)}))


def felt(share: float) -> float:
    """How much a share weighs: that a thing is there at all says most, how often it is says less."""
    return math.sqrt(share)


@cache
def _weights() -> dict[str, float]:
    told: dict[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return {name: float(one["weight"]) for name, one in told.items()}
