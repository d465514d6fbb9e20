"""Bilans: what a plan has become by a day, for those who asked, gathered as plain data and made into documents.

`queries.gathering` makes a `Bilan` out of a plan and `Choices`; `printing` makes a file out of a Bilan, in the layout
of the document the plan came from (`in_layout`) or in ours (`in_house`). Nothing here knows who looks at it.
"""
