"""Welcomes of new members, counted."""

from __future__ import annotations

from typing import Final

from jalon.measures import Asked, Measure, Row, Said, Value
from jalon.membership.queries.welcome import WelcomeOf, welcomes
from jalon.network.measures.reading import members_asked, network_of
from jalon.wording.catalogue import gettext_noop, ngettext_noop

_KIT: Final = r"\b(?:trousses?|pochettes?|cahiers?|guides?) (?:d'|de |pour l')?(?:accueil|bienvenue|integration)\b"


class WelcomeKitsCompleted(Measure):
    """The welcomes whose last step was done during the period."""

    name = "welcome_kits_completed"
    title = gettext_noop("Welcome kits completed")
    patterns = (
        rf"\bnombre (?:de |d'){_KIT}",
        _KIT,
        r"\b(?:nouveaux|nouvelles) (?:membres?|organismes?) (?:sont |ont ete )?(?:accueilli|integre)e?s?\b",
        r"\baccueil (?:de chaque|des|de tous les) (?:nouveaux|nouvel|nouvelles?) (?:membres?|organismes?)\b",
        r"\bwelcome (?:kits?|packages?)\b",
        r"\bnew members welcomed\b",
    )
    watches = frozenset({"welcome", "welcome_step", "party"})

    def value(self, asked: Asked) -> Value | None:
        """Those begun by the last day and not completed are what is missing."""
        found: list[WelcomeOf] = asked.once("welcomes", lambda: welcomes(network_of(asked), members_asked(asked)))
        done, open_ = [], []
        for welcome in found:
            day = welcome.completed(asked.last)
            if day and asked.inside(day):
                done.append(Row("welcome", welcome.id, f"{welcome.name} – {welcome.kit}", day))
            elif day is None and welcome.starts <= asked.last:
                open_.append(
                    Row("welcome", welcome.id, f"{welcome.name} – {welcome.kit}", welcome.starts, counts=False)
                )
        if not done and not open_:
            return _ready(asked)
        values = {"count": len(done), "open": len(open_)}
        one, many = (
            ngettext_noop(
                "{count} welcome kit completed; under way: {open}.",
                "{count} welcome kits completed; under way: {open}.",
            )
            if open_
            else ngettext_noop("{count} welcome kit completed.", "{count} welcome kits completed.")
        )
        return Value(len(done), Said(one, values, many, len(done)), None, (*done, *open_))


def _ready(asked: Asked) -> Value | None:
    """Nobody was welcomed yet: what is there is the kit; nothing when there is none."""
    kits = list(network_of(asked).kits.filter(removed=None).order_by("pk"))
    if not kits:
        return None
    said = Said(gettext_noop("The welcome kit “{kit}” is ready; nobody has received it yet."), {"kit": kits[0].name})
    return Value(0, said, None, tuple(Row("kit", one.pk, one.name, counts=False) for one in kits))
