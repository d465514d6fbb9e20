"""Sentences in both languages: every French one of the command line has its English, with the same fields."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from jalon.cli import exchange, messages, sentences, tree
from jalon.cli.commands import daily
from jalon.cli.main import COMMANDS
from jalon.documents.errors import Cause
from jalon.phrases.status_words import MOST_CAREFUL_FIRST
from jalon.recognition.doubts import Code

PACKAGE: Final = Path(messages.__file__).parent
ENGLISH: Final = messages.catalogue("en").entries


def written() -> Iterator[str]:
    """Every sentence the sources give to `text` and `plural`, and those kept as data."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"text", "plural"}:
                given = node.args[: 1 if node.func.id == "text" else 2]
                yield from (arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    yield from (line for _, line in COMMANDS.values())
    for table in (
        exchange.CAUSES,
        sentences.CAUSES,
        sentences.REASONS,
        sentences.DOUBTS,
        sentences.FIELDS,
        daily.WORDS,
    ):
        yield from table.values()
    yield from (word for _, word in sentences.STATUSES.values())
    yield from [sentences.ANY_CAUSE, sentences.ANY_DOUBT, *tree._KINDS.values()]


SENTENCES: Final = sorted(set(written()))
PLURALS: Final = dict([*tree._LEVELS.values(), *tree._SECTIONS.values()])


def written_plurals() -> dict[str, str]:
    """Singular to plural, of the calls of `plural` that hold both."""
    found = dict(PLURALS)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plural":
                forms = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                if len(forms) == 2:
                    found[str(forms[0])] = str(forms[1])
    return found


def test_every_sentence_has_its_english() -> None:
    second_forms = set(written_plurals().values())
    assert [sentence for sentence in SENTENCES if sentence not in ENGLISH and sentence not in second_forms] == []


@pytest.mark.parametrize("one", sorted(written_plurals()))
def test_a_number_has_two_english_forms(one: str) -> None:
    assert len(ENGLISH[one]) == 2


@pytest.mark.parametrize("french", sorted(ENGLISH))
def test_a_translation_keeps_the_fields(french: str) -> None:
    fields = set(re.findall(r"\{\w+\}", french))
    assert all(set(re.findall(r"\{\w+\}", english)) == fields for english in ENGLISH[french])


def test_no_translation_is_left_without_a_use() -> None:
    assert sorted(set(ENGLISH) - set(SENTENCES) - set(PLURALS)) == []


def test_every_cause_and_doubt_has_a_sentence() -> None:
    assert {*sentences.CAUSES} == {cause.value for cause in Cause}
    assert {*sentences.DOUBTS} >= {code.value for code in Code}
    assert {*sentences.STATUSES} == {*MOST_CAREFUL_FIRST}


def test_an_unknown_code_is_said_in_general_terms() -> None:
    assert sentences.doubt_sentence({"code": "new", "values": {}}).startswith("Cette lecture")
    assert "plan.docx" in sentences.cause_sentence("new", {}, "plan.docx")


def test_a_missing_value_is_said_in_general_terms() -> None:
    assert sentences.doubt_sentence({"code": "rows_joined"}).startswith("Un saut de page")
    assert sentences.doubt_sentence({"code": "prose_lead", "values": {}}).startswith("Cette lecture")


@pytest.mark.parametrize(
    ("environment", "language"),
    [({}, "fr"), ({"LANG": "C.UTF-8"}, "fr"), ({"LANG": "fr_CA.UTF-8"}, "fr"), ({"LANG": "en_CA.UTF-8"}, "en"),
     ({"LC_ALL": "en_US", "LANG": "fr_CA"}, "en"), ({"JALON_LANG": "fr", "LANG": "en_CA"}, "fr"),
     ({"LANG": "de_DE"}, "fr")],
)  # fmt: skip
def test_the_language_is_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert messages.language_of(environment) == language


def test_none_is_singular_in_french_and_plural_in_english() -> None:
    assert messages.catalogue("fr").ngettext("{n} doute", "{n} doutes", 0) == "{n} doute"
    assert messages.catalogue("en").ngettext("{n} doute", "{n} doutes", 0) == "{n} doubts"


def test_a_fuzzy_translation_is_not_used() -> None:
    entries = messages.read_po(
        'msgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n\nmsgid ""\n"e"\nmsgstr "f"\n'
    )
    assert entries == {"a": ["b"], "e": ["f"]}


def test_french_spaces_do_not_break() -> None:
    assert messages.labelled("État", "fait") == "État\u00a0: fait"
    assert (
        messages.text("« {text} » est à la place d’une action, et se lit comme un état.", text="x")[:5]
        == "«\u00a0x\u00a0»"
    )


def test_an_example_of_a_command_is_left_as_typed() -> None:
    assert messages.text('Exemples :\n  jalon progress "90 %"') == 'Exemples\u00a0:\n  jalon progress "90 %"'


def test_english_has_its_own_colon() -> None:
    messages.speak("en")
    assert messages.labelled("Status", "done") == "Status: done"
