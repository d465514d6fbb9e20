"""What surrounds the plan in a document, and how its characters are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bench.drawing.blocks import Block, Bullet, Cell, Heading, Paper, Paragraph, Table, row
from bench.drawing.dice import Dice
from bench.drawing.plan import Plan
from bench.drawing.vocabulary import dated, words


def _firm(text: str) -> str:
    """French spaces that do not break."""
    for plain in (" :", " »", " %", " ;", " ?"):
        text = text.replace(plain, f"\u00a0{plain[1]}")
    return text.replace("« ", "«\u00a0")


TYPING: Final[dict[str, Callable[[str], str]]] = {
    "curly": str,
    "straight": lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
    "no-break": _firm,
    "double spaces": lambda text: text.replace(". ", ".  ").replace(" de ", "  de ").replace(" the ", "  the "),
    "trailing spaces": lambda text: f"{text} " if text else text,
}  # fmt: skip
_TYPED: Final = {"curly": 5.0, "straight": 3.0, "no-break": 2.0, "double spaces": 0.7, "trailing spaces": 0.7}


def decorate(dice: Dice, plan: Plan, paper: Paper, kind: str) -> None:
    """Put texts and tables around the plan, and type everything in one way."""
    frame = words(plan.language, "frame")
    if kind not in {"csv"}:
        _before(dice, plan, paper, frame, kind)
        _after(dice, plan, paper, frame, kind)
    if kind in {"xlsx", "csv"} and dice.yes("blank first column", 0.05):
        for block in paper.blocks:
            if isinstance(block, Table):
                for line in block.rows:
                    line.insert(0, Cell())
    typed = TYPING[dice.pick("typing", _TYPED)]
    for block in paper.blocks:
        _type(block, typed)


def _before(dice: Dice, plan: Plan, paper: Paper, frame: dict[str, tuple[str, ...]], kind: str) -> None:
    at = 1 if paper.blocks and isinstance(paper.blocks[0], Heading | Paragraph) else 0
    if at == 0:
        return
    if isinstance(paper.blocks[0], Heading) and paper.blocks[0].level:
        at = 0
    more: list[Block] = []
    if dice.yes("organisation", 0.3):
        more.append(Paragraph(plan.organisation))
    if dice.yes("preamble", 0.25):
        more += [Paragraph(text) for text in dice.sample(frame["preamble"], dice.randint(1, 3))]
    names = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    if kind in {"docx", "odt", "pdf"} and len(names) > 1 and dice.yes("contents", 0.1):
        more.append(Paragraph(dice.choice(frame["contents"]), bold=True))
        more += [Paragraph(f"{name} {'.' * 30} {page}") for page, name in enumerate(names, 2)]
    paper.blocks[at:at] = more


def _after(dice: Dice, plan: Plan, paper: Paper, frame: dict[str, tuple[str, ...]], kind: str) -> None:
    fr = plan.language == "fr"
    if dice.yes("note below", 0.1):
        paper.blocks.append(Paragraph(dice.choice(frame["note"])))
    if dice.yes("budget table", 0.05):
        paper.blocks.append(Heading(1, dice.choice(frame["budget_heading"])))
        heads = ("Poste", "Montant") if fr else ("Item", "Amount")
        first = ("Salaires", "Loyer", "Total") if fr else ("Salaries", "Rent", "Total")
        sums = ("42 000 $", "9 600 $", "51 600 $")
        paper.blocks.append(Table([row(*heads, bold=True), *(row(*pair) for pair in zip(first, sums, strict=True))]))
    if dice.yes("contact table", 0.05):
        paper.blocks.append(Heading(1, dice.choice(frame["contacts"])))
        names = ("Nom", "Téléphone", "Courriel") if fr else ("Name", "Phone", "E-mail")
        people = (
            ("Rita Alarie", "418 555-0132", "rita@exemple.example"),
            ("Omar Sy", "418 555-0177", "omar@exemple.example"),
        )
        paper.blocks.append(Table([row(*names, bold=True), *(row(*one) for one in people)]))
    if kind in {"docx", "odt", "pdf"} and dice.yes("signature", 0.12):
        paper.blocks.append(Paragraph(dice.choice(frame["signature"])))
    if kind in {"docx", "odt", "pdf"} and dice.yes("page margins", 0.2):
        paper.header, paper.footer = plan.organisation, dated(dice.choice(frame["footer"]), plan.year)


def _type(block: Block, typed: Callable[[str], str]) -> None:
    if isinstance(block, Table):
        for line in block.rows:
            for cell in line:
                if cell:
                    cell.text = typed(cell.text)
    elif isinstance(block, Heading | Paragraph | Bullet):
        block.text = typed(block.text)
