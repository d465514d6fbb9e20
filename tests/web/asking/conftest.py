"""The same person, asked for news of ten actions; now from the coordination's side."""

from tests.web.answers.conftest import asked, sophie, ten

__all__ = ["asked", "sophie", "ten"]
