"""Statuses said by the colour of a cell: what each colour means in this document, or what traffic lights mean."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.states import is_status

_HUES: Final = ((0.045, "red"), (0.115, "orange"), (0.19, "yellow"), (0.46, "green"), (0.72, "blue"), (0.9, "purple"))
_GREY: Final = 0.12  # of saturation, below which a colour has no hue
_DARK: Final = 0.15  # of brightness
_WORDS: Final = {
    "red": "rouges?|red|rojo|vermelho",
    "orange": "oranges?|amber|naranja|laranja",
    "yellow": "jaunes?|yellow|amarillo|amarelo",
    "green": "verte?s?|green|verde",
    "blue": "bleue?s?|blue|azul",
    "purple": "mauves?|violets?|violette|purple|roses?|pink",
    "grey": "gris|grise|gr[ae]y",
}
_ENTRY: Final = {
    name: re.compile(rf"(?<!\w)(?:{words})\s*(?:=|:|–|-|—|→|means|signifie)\s*([^,;|=•·()/\n]+)")
    for name, words in _WORDS.items()
}
_OF_COLOUR: Final = {
    name: re.compile(rf"([^,;|=•·()/\n:]+?)\s*(?:=|:|–|-|—|\()\s*(?:en )?(?:{words})(?!\w)")
    for name, words in _WORDS.items()
}
# Without a legend a colour is only what most people take it for: a person is asked.
TRAFFIC_LIGHTS: Final[dict[str, Status]] = {
    "green": "done",
    "yellow": "in_progress",
    "orange": "in_progress",
    "red": "not_done",
}


def colour_name(background: str | None) -> str:
    """The name of a colour given as RRGGBB ("green"), "grey" for one without a hue, "" for none, black or white."""
    if background is None or not re.fullmatch(r"#?[0-9a-fA-F]{6}", background):
        return ""
    digits = background.lstrip("#")
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < _DARK or (saturation < _GREY and value > 1 - _DARK / 3):
        return ""
    if saturation < _GREY:
        return "grey"
    return next((name for most, name in _HUES if hue < most), "red")


def read_colours(strings: Iterable[str]) -> dict[str, Status]:
    """What colours mean where lines say it: "vert = fait, jaune = en cours" or "fait (vert)". Two at least."""
    told: dict[str, Status] = {}
    for string in strings:
        folded = fold(string)
        for forms in (_ENTRY, _OF_COLOUR):
            found = {name: match[1].strip(" .") for name, form in forms.items() if (match := form.search(folded))}
            said = {name: find_status(words) for name, words in found.items() if is_status(words)}
            if len(said) > 1:
                told.update({name: match.status for name, match in said.items() if match})
    return told


def with_neighbours(told: dict[str, Status]) -> dict[str, Status]:
    """The same, where a yellow or an orange that is not told is the other: nobody parts them at the same place."""
    for one, other in (("orange", "yellow"), ("yellow", "orange")):
        if one in told and other not in told:
            return {**told, other: told[one]}
    return told
