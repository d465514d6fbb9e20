"""Lists and sentences: fields behind a bullet or below it, outlines, commitments, minutes, check lists."""

from __future__ import annotations

from typing import Final

from bench.drawing import numbering
from bench.drawing.blocks import Block, Bullet, Heading, Paper, Paragraph
from bench.drawing.columns import Column, headings, said
from bench.drawing.dice import Dice
from bench.drawing.keys import Json, actions, key_of
from bench.drawing.plan import EMPTY, Line, Plan, Wanted, invent
from bench.drawing.vocabulary import dated, words

Drawn = tuple[Plan, Paper, Json]
_BEHIND: Final = ("parentheses", "dash", "brackets", "arrow", "labelled parentheses", "bar")
_BELOW: Final = ("below, one line", "below, bullets", "below, paragraph")
_AHEAD: Final = ("lead first", "when first")


def bullets(dice: Dice, language: str, kind: str) -> Drawn:
    """Headings over bullets, with who and when behind, below or ahead."""
    way = dice.pick("bullet fields", (*_BEHIND, *_BELOW, *_AHEAD))
    levels = dice.pick("levels", {"axis": 3, "axis+objective": 2, "none": 1})
    plain = way not in _BELOW
    wanted = Wanted(
        axes="axis" in levels, goals="objective" in levels, several_lines=False, plain=plain,
        empty=0 if plain else EMPTY,
        texts=("infinitive", "noun", "short", "acronym", "imperative", "present") if way in _AHEAD else (),
        leads=("person", "first_name", "role", "committee", "organisation", "joined_et", "joined_and") if plain else (),
    )  # fmt: skip
    plan = invent(dice, language, wanted)
    told = ["leads", "when"] + (["status"] if not plain and dice.odds(0.4) else [])
    columns = headings(dice, language, told)
    paper = Paper(plan.title, [Heading(0, plan.title)], looks={"bullets": dice.pick("bullets", ("list", "typed"))})
    mark = dice.pick("bullet", ("-", "•", "–", "►", "*"))
    key = key_of(plan, told)
    nodes = iter(actions(key["nodes"]))
    for part in plan.parts:
        if part.name:
            paper.blocks.append(Heading(1, part.name))
        for goal in part.goals:
            if goal.name:
                paper.blocks.append(Heading(2, goal.name))
            for line in goal.lines:
                blocks = _bullet(line, columns, way, mark, language)
                paper.blocks += blocks
                node = next(nodes)
                node["alternatives"].setdefault("text", []).append(blocks[0].text)  # type: ignore[union-attr]
                node["drawn"] = {**node["drawn"], "leads": line.leads.style}
    return plan, paper, key


def _bullet(line: Line, columns: list[Column], way: str, mark: str, language: str) -> list[Block]:
    text, lead, when = line.text, line.leads.printed, line.when.printed
    colon = " : " if language == "fr" else ": "
    told = [f"{one.heading}{colon}{said(line, one.role)}" for one in columns if said(line, one.role)]
    behind = {
        "parentheses": f"{text} ({lead}, {when})",
        "dash": f"{text} – {lead} – {when}",
        "brackets": f"{text} [{lead}, {when}]",
        "arrow": f"{text} → {lead}, {when}",
        "labelled parentheses": f"{text} ({' ; '.join(told)})",
        "bar": f"{text} | {lead} | {when}",
        "lead first": f"{lead}{colon}{text} ({when})",
        "when first": f"{when}{colon}{text} ({lead})",
    }
    if way in behind:
        return [Bullet(behind[way], mark=mark)]
    if way == "below, one line":
        return [Bullet(text, mark=mark), *([Bullet(" – ".join(told), 1, mark)] if told else [])]
    if way == "below, bullets":
        return [Bullet(text, mark=mark), *(Bullet(one, 1, mark) for one in told)]
    return [Bullet(text, mark=mark), *(Paragraph(one, indent=1) for one in told)]


def outline(dice: Dice, language: str, kind: str) -> Drawn:
    """Numbered lines, one an action, with its parts above: no heading styles, no list styles."""
    levels = dice.pick("levels", {"axis": 2, "axis+objective": 2})
    way = dice.pick("outline fields", ("parentheses", "dash", "labelled lines", "none"))
    plain = way in {"parentheses", "dash"}
    plan = invent(
        dice, language, Wanted(axes=True, goals="objective" in levels, several_lines=False, plain=plain,
        empty=0 if plain else EMPTY,
        leads=("person", "first_name", "role", "committee", "organisation") if plain else ()))  # fmt: skip
    clear = {"decimal", "labelled"} if "objective" in levels else {"decimal", "letters", "labelled", "roman"}
    while numbering.number(dice, plan) not in clear:
        continue
    told = [] if way == "none" else ["leads", "when"]
    columns = headings(dice, language, told)
    colon = " : " if language == "fr" else ": "
    paper = Paper(plan.title, [Paragraph(plan.title)])
    key = key_of(plan, told)
    nodes = iter(actions(key["nodes"]))
    for part in plan.parts:
        paper.blocks.append(Paragraph(f"{part.number} {part.name}"))
        for goal in part.goals:
            if goal.name:
                paper.blocks.append(Paragraph(f"{goal.number} {goal.name}".strip()))
            for line in goal.lines:
                text = f"{line.number} {line.text}{_tail(line, way)}"
                paper.blocks.append(Paragraph(text))
                next(nodes)["alternatives"].setdefault("text", []).append(text)
                paper.blocks += [
                    Paragraph(f"{one.heading}{colon}{said(line, one.role)}", indent=1)
                    for one in columns
                    if way == "labelled lines" and said(line, one.role)
                ]
    return plan, paper, key


def _tail(line: Line, way: str) -> str:
    """Who and when, behind the words of a line."""
    if way == "parentheses":
        return f" ({line.leads.printed}, {line.when.printed})"
    return f" – {line.leads.printed} – {line.when.printed}" if way == "dash" else ""


_WILL: Final = {
    "fr": (
        "{lead} s’engage à {text} {when}.", "{When}, {lead} va {text}.", "{lead} aura la tâche de {text} {when}.",
    ),
    "en": ("{lead} will {text} {when}.", "{When}, {lead} will {text}.", "{lead} has agreed to {text} {when}."),
}  # fmt: skip


def prose(dice: Dice, language: str, kind: str) -> Drawn:
    """Sentences: who commits to what, before when."""
    plan = invent(
        dice, language, Wanted(axes=True, several_lines=False, plain=True, empty=0, most=10, texts=("infinitive",),
        leads=("person", "first_name"), whens=("deadline",)))  # fmt: skip
    paper = Paper(plan.title, [Heading(0, plan.title)])
    way = dice.pick("sentences as", ("paragraphs", "bullets"))
    key = key_of(plan, ("leads", "when"))
    nodes = iter(actions(key["nodes"]))
    for part in plan.parts:
        paper.blocks.append(Heading(1, part.name))
        for line in part.lines:
            node = next(nodes)
            verb = line.text[0].lower() + line.text[1:]
            elided = language == "fr" and verb[0] in "aeéiouh"
            form = _WILL["fr"][1] if elided else dice.choice(_WILL[language])
            when = line.when.printed[0].lower() + line.when.printed[1:]
            text = form.format(lead=line.leads.printed, text=verb, when=when, When=when[0].upper() + when[1:])
            node["text"] = text
            node["alternatives"]["text"] = [line.text]
            node["alternatives"]["leads"] = [[line.leads.printed]]
            paper.blocks.append(Bullet(text) if way == "bullets" else Paragraph(text))
    return plan, paper, key


def minutes(dice: Dice, language: str, kind: str) -> Drawn:
    """What a meeting follows up: each point with who, when and where it stands."""
    plan = invent(
        dice, language, Wanted(several_lines=False, plain=True, empty=0, most=9,
        texts=("infinitive", "noun", "short", "imperative", "acronym"),
        leads=("person", "first_name", "role", "committee")))  # fmt: skip
    frame = words(language, "frame")
    plan.title = dated(dice.choice(frame["meeting"]), plan.year)
    people = dice.sample(words(language, "leads")["person"], 4)
    told = ["leads", "when"] + (["status"] if dice.odds(0.6) else [])
    way = dice.pick("minutes fields", ("dash", "parentheses"))
    paper = Paper(plan.title, [Heading(0, plan.title)])
    paper.blocks.append(Paragraph(("Présences : " if language == "fr" else "Present: ") + ", ".join(people)))
    key = key_of(plan, told)
    for node, line in zip(actions(key["nodes"]), plan.lines, strict=True):
        text = f"{line.text} ({line.leads.printed}, {line.when.printed})"
        if way == "dash":
            text = f"{line.text} – {line.leads.printed} – {line.when.printed}"
        if "status" in told:
            text += f"{' – ' if way == 'dash' else ' : '}{line.status.printed}"
        node["alternatives"].setdefault("text", []).append(text)
        paper.blocks.append(Bullet(text))
    paper.blocks.append(
        Paragraph("La séance est levée à 20 h 15." if language == "fr" else "The meeting closed at 8:15 pm.")
    )
    return plan, paper, key


def checks(dice: Dice, language: str, kind: str) -> Drawn:
    """A list of boxes, ticked or not."""
    plan = invent(
        dice, language, Wanted(axes=True, several_lines=False, plain=True, empty=0,
        leads=("person", "first_name", "role", "committee")))  # fmt: skip
    marks = dice.pick("boxes", ("[x] [ ]", "☑ ☐", "☒ ☐", "✓ ○") if kind != "md" else ("[x] [ ]",))
    on, off = ("[x]", "[ ]") if marks == "[x] [ ]" else marks.split(" ")
    key = key_of(plan, ("leads",))
    nodes = iter(actions(key["nodes"]))
    paper = Paper(plan.title, [Heading(0, plan.title)])
    for part in plan.parts:
        paper.blocks.append(Heading(1, part.name))
        for line in part.lines:
            node, done = next(nodes), dice.odds(0.4)
            node["status"] = "done" if done else "to_do"
            node["alternatives"]["status"] = [None] if done else [None, "not_done"]
            node["alternatives"]["text"] = [f"{line.text} — {line.leads.printed}"]
            text = f"{on if done else off} {line.text} — {line.leads.printed}"
            paper.blocks.append(Bullet(text) if kind == "md" else Paragraph(text))
    return plan, paper, key
