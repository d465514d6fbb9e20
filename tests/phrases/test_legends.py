"""What a legend says of the lines that stand out."""

from __future__ import annotations

import pytest

from jalon.phrases.legends import statuses_of_legend


@pytest.mark.parametrize(
    ("legend", "statuses"),
    [
        ("Légende : les actions barrées sont réalisées.", {"done"}),
        ("Ce qui est rayé est fait.", {"done"}),
        ("Les moyens réalisés ou en cours sont en caractères gras.", {"done", "in_progress"}),
        ("En gras : ce qui est terminé et ce qui est amorcé.", {"done", "in_progress"}),
        ("What is highlighted is under way.", {"in_progress"}),
        ("En rouge : reporté.", {"postponed"}),
        ("Les priorités sont en gras.", set()),
    ],
)
def test_each_status_is_found(legend: str, statuses: set[str]) -> None:
    assert statuses_of_legend(legend) == statuses
