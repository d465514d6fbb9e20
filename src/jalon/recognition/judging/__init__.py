"""What a whole proposal looks like: how sure one may be of it, and what to doubt in it."""

from jalon.recognition.judging.judge import Judgement, doubt, judge

__all__ = ["Judgement", "doubt", "judge"]
