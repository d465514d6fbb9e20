"""A sentence that says who does what stands above it, and when: « Maud s'en occupe avant mars », "Sam leads this"."""

from __future__ import annotations

import re
from typing import Final

from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.contents import looks_like_person, names_party
from jalon.recognition.pairing import says_time

_THIS: Final = r"(?:ceci|cela|ça|cette (?:action|tâche)|ce (?:point|dossier)|this|it|this (?:action|task|one))"
_TAKES: Final = re.compile(
    r"(?P<who>[A-ZÀ-Ý][^.:;!?]{1,60}?)\s+(?P<takes>"
    r"s['’]en (?:occupe|charge)(?:nt|ra|ront)?"
    rf"|s['’]occupe(?:nt|ra|ront)? de {_THIS}"
    r"|en (?:est|sont|sera|seront) (?:responsables?|chargée?s?)"
    rf"|(?:(?:will )?takes?|(?:is|are) taking) {_THIS} on"
    rf"|will (?:do|lead|handle) {_THIS}|(?:leads|handles) {_THIS}"
    rf"|(?:is|are|will be) (?:responsible|in charge)(?: (?:for|of) {_THIS})?"
    r")(?:\s*[,:;.–—-]+\s*|\s+|$)(?:(?:[ÉEée]chéance|[Dd]eadline|[Dd]ue)\s*:\s*)?(?P<when>.*?)\s*[.;]?$"
)
_FIRST_NAME: Final = re.compile(
    r"(?!(?:This|That|It|Nobody|Who|Somebody|Personne|Qui|Cela|Ceci|Ça)\b)[A-ZÀ-Ý][a-zà-ÿ-]+"
)


def taken_on(node: OutlineNode) -> list[Told]:
    """Who does what stands above, and when if it is said; empty for any other sentence."""
    found = _TAKES.match(node.string)
    if not found or (found["when"] and not says_time(found["when"])):
        return []
    who = found["who"]
    if not (looks_like_person(who) or names_party(who) or _FIRST_NAME.fullmatch(who)):
        return []
    text, when = node.text, found.start("when")
    leads = Told("leads", text.part(*found.span("who")), text.part(found.start("takes"), when))
    return [leads, Told("schedule", text.part(*found.span("when")))] if found["when"] else [leads]
