"""The same person, asked for news of ten actions; now from the coordination's side."""

from jalon.plans.actions.answers import answer
from jalon.plans.actions.reports import Said
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.models import ProgressReport, Request
from jalon.plans.rules import Answer
from tests.web.answers.conftest import asked, sophie, ten

__all__ = ["answer_four", "asked", "sophie", "ten"]


def answer_four(asked: Request) -> list[ProgressReport]:
    """Three answers that wait, and one that it is not hers."""
    change_rhythm(network=asked.network, approve=True, actor="test")
    lines = list(asked.lines.order_by("id")[:4])
    answer(line=lines[3], said=Answer.NOT_ME, who="Amir Haddad")
    note = Said(note="Trois rencontres tenues, la quatrième est fixée.")
    return [kept for line in lines[:3] if (kept := answer(line=line, said=Answer.DONE, more=note))]
