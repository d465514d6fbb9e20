"""What pages know of the ways of reading: their names."""

from __future__ import annotations

import pytest

import jalon.recognition
from jalon.recognition.choices import READING_NAMES
from jalon.recognition.readings import READINGS


def test_every_way_of_reading_has_its_name_among_the_choices() -> None:
    assert tuple(reading.name for reading in READINGS) == READING_NAMES


def test_what_the_package_has_not_is_not_there() -> None:
    with pytest.raises(AttributeError):
        _ = jalon.recognition.nothing
