"""How a state is shown: in words, by letters or signs that a legend explains, or by a colour."""

from __future__ import annotations

from typing import Final

from bench.drawing.blocks import Paragraph, Table, row
from bench.drawing.dice import Dice
from bench.drawing.plan import Plan
from bench.drawing.vocabulary import words

_MEANINGS: Final = ("done", "in_progress", "to_do", "partial", "postponed", "cancelled", "waiting")
_SIGNS: Final = {
    "signs": dict(zip(_MEANINGS, "✓~O½→✗…", strict=True)),
    "emoji": dict(zip(_MEANINGS, "✅🔄⬜🟡⏩❌⏸", strict=True)),
    "discs": dict(zip(_MEANINGS, "🟢🟡⚪🟠🔵🔴🟣", strict=True)),
}
FILLS: Final = {
    "done": "92D050", "in_progress": "FFFF00", "to_do": "FF7C80", "partial": "FFC000", "postponed": "9DC3E6",
    "cancelled": "A6A6A6", "waiting": "D9B3FF",
}  # fmt: skip


def show(dice: Dice, plan: Plan, kind: str) -> list[Paragraph | Table]:
    """Change how the states of a plan are printed; the legend that explains them, if one is needed."""
    ways = {"words": 7.0, "letters": 1.0, "dated": 1.0, "capitals": 0.7}
    if kind != "pdf":
        ways |= {"signs": 0.6, "emoji": 0.6, "discs": 0.4}
    if kind in {"docx", "xlsx", "html"}:
        ways |= {"colour": 1.2}
    way = dice.pick("status as", ways)
    used = [word for word in plan.meanings if any(line.status.printed == word for line in plan.lines)]
    if way in {"words", "capitals", "dated"}:
        _reworded(dice, plan, way)
        return []
    letters = _letters(used)
    signs = {
        word: letters[word] if way == "letters" else _SIGNS.get(way, {}).get(plan.meanings[word], "") for word in used
    }
    for line in plan.lines:
        word = line.status.printed
        line.status.style = way
        line.status.fill = FILLS[plan.meanings[word]] if way == "colour" else ""
        line.status.printed = signs[word]
    return _legend(dice, plan, way, signs)


def _reworded(dice: Dice, plan: Plan, way: str) -> None:
    days = ("12 mai", "3 oct.", "22/09") if plan.language == "fr" else ("12 May", "3 Oct", "22/09")
    for line in plan.lines:
        if way == "capitals":
            line.status.printed = line.status.printed.upper()
        elif way == "dated" and line.status.read == ["done"]:
            line.status.printed += f" ({dice.choice(days)})"
            line.status.style = "word (date)"


def _letters(used: list[str]) -> dict[str, str]:
    """The first letters of each word, as many as tell them apart."""
    for count in (1, 2, 3):
        found = {word: "".join(part[0] for part in word.split()[:3]).upper()[:count] or word[:count] for word in used}
        if len(set(found.values())) == len(used):
            return found
    return {word: chr(65 + at) for at, word in enumerate(used)}


def _legend(dice: Dice, plan: Plan, way: str, signs: dict[str, str]) -> list[Paragraph | Table]:
    head = dice.choice(words(plan.language, "frame")["legend"]).rstrip(" :")
    if way == "colour":
        table = Table([row(head, "", bold=True)])
        for word in signs:
            line = row("", word)
            line[0].fill = FILLS[plan.meanings[word]]  # type: ignore[union-attr]
            table.rows.append(line)
        return [table]
    sign = dice.pick("legend sign", ("=", ":", "–"))
    told = (", " if dice.odds(0.5) else " ; ").join(f"{mark} {sign} {word}" for word, mark in signs.items())
    return [Paragraph(f"{head} : {told}")]
