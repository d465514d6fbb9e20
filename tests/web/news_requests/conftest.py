"""The same person, asked for news of ten actions; now from the coordination's side."""

from jalon.plans.actions.replies import reply
from jalon.plans.actions.reports import ReportContent
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.choices import ReplyChoice
from jalon.plans.models import ProgressReport, Request
from tests.web.replies.conftest import asked, sophie, ten

__all__ = ["answer_four", "asked", "sophie", "ten"]


def answer_four(asked: Request) -> list[ProgressReport]:
    """Three answers that wait, and one that it is not hers."""
    change_rhythm(network=asked.network, approve=True, actor="test")
    lines = list(asked.lines.order_by("id")[:4])
    reply(line=lines[3], choice=ReplyChoice.NOT_ME, who="Amir Haddad")
    note = ReportContent(note="Trois rencontres tenues, la quatrième est fixée.")
    return [kept for line in lines[:3] if (kept := reply(line=line, choice=ReplyChoice.DONE, more=note))]
