"""What ends a list and is no part of it: a sentence apart, greetings, who signed, the next meeting, whom to ask."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.bullets.meeting_words import closes_meeting, names_who_came
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.draft import Draft
from jalon.recognition.sentences import ended
from jalon.recognition.source import Text
from jalon.recognition.verbs import commits, is_action, promises_something

_GREETING: Final = re.compile(
    r"(?:bonne |bon |cordialement|amicalement|solidairement|merci|a bientot|thanks|thank you|best|kind|warm)"
)
_NEXT_MEETING: Final = re.compile(
    r"(?:date de la )?prochaine?s? (?:rencontre|reunion|assemblee|seance)s?\s*(?::|$)"
    r"|next (?:meeting|session)s?\s*(?::|$)"
)
_SIGNED: Final = re.compile(
    r"(?:fait|signe) a [^\d:;]{2,40},? (?:le \d|l[ea] \w+$)"
    r"|(?:done|signed) (?:in|at) [^\d:;]{2,40},? (?:on |the )?(?:\d|\w+$)"
    r"|(?:signatures?|signe par|signed by)\s*:?$"
)

_CONTACT: Final = re.compile(
    r"^(?:for|pour) [^.:;]{3,90}, (?:please |veuillez )?(?:contact|contacter|contactez|ecrire|write|email|e-mail) "
)
# What is said of the whole: "N.B. Dates may change", « Sous réserve de l'approbation du CA ».
_REMARK: Final = re.compile(
    r"(?:n\.? ?b\.?|nota(?: bene)?|please note)\s*[:.–-]\s*\S|sous reserve d"
    r"|subject to [^:]{3,60}\.?$|on behalf of [^:]{3,60}$"
    r"|(?:au nom|pour) (?:du|de la|le|la|l')\s?(?:conseil|comite|ca|equipe|direction)\b[^:]{0,40}$"
)
_DASHES: Final = re.compile(r"(?:--|__|—)\s*")
_LINES_OF_A_SIGNATURE: Final = 10
_WORDS: Final = 3  # a longer line that ends with a full stop is a sentence


def without_meetings(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes but a line that only says when people meet again or whom to write to, and those of who signed."""
    kept: list[OutlineNode] = []
    signed = met = False
    for at, node in enumerate(nodes):
        folded = node.text.folded.text
        plain = node.line.kind == "paragraph" and not node.bulleted and node.number is None
        meeting = bool(_NEXT_MEETING.match(folded)) or (met and plain)  # when and where, under "Prochaine rencontre"
        met = plain and bool(_NEXT_MEETING.fullmatch(folded))
        signed = (signed and not node.bulleted) or bool(_SIGNED.match(folded)) or _signs_mail(nodes[at:])
        asked = (
            node.line.kind == "paragraph" and node.number is None and (_CONTACT.search(folded) or _REMARK.match(folded))
        )
        meeting = meeting or (node.line.kind != "heading" and closes_meeting(node.line.string))
        starred = node is nodes[-1] and bool(_REMARK.match(folded))  # "* Subject to the board's approval"
        listed = node.bulleted and not (closes_meeting(node.line.string) or starred)
        if listed or not (signed or asked or meeting or starred):
            kept.append(node)
        else:
            draft.notes.append((node.line.text, "remark"))
    return kept


def without_attendance(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes but the lines that say who came to a meeting, which name nothing to do."""
    came = [node for node in nodes if not node.bulleted and names_who_came(node.line.string)]
    draft.notes.extend((node.line.text, "introduction") for node in came)
    return [node for node in nodes if node not in came] if came else nodes


def _signs_mail(nodes: list[OutlineNode]) -> bool:
    """Whether a line is the dashes that mail puts over who wrote it, and a few lines end there."""
    first, *rest = nodes
    dashes = _DASHES.fullmatch(first.line.string) or _DASHES.fullmatch(first.line.bullet)
    plain = not any(node.bulleted or node.number or node.line.kind == "heading" for node in rest)
    return bool(dashes) and 0 < len(rest) <= _LINES_OF_A_SIGNATURE and plain


def without_closing(body: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The lines of a list but the sentences that stand apart under it: "N'hésitez pas à m'écrire", and a name."""
    last = max((at for at, node in enumerate(body) if node.bulleted), default=None)
    after = body[last + 1 :] if last is not None else []
    sentences = sum(node.string.endswith((".", "!")) for node in body if node.bulleted)
    plain = after and not any(does(node) or node.told or node.extra or node.opens or node.label for node in after)
    if not plain or not (after[0].gap and _closes(after[0])) or sentences * 2 > len(body):
        return body
    draft.notes.extend((whole(node), "text") for node in after)
    return body[: len(body) - len(after)]


def _closes(node: OutlineNode) -> bool:
    """Whether a line is a sentence, or how a letter ends."""
    return (ended(node.string) and node.words > _WORDS) or bool(_GREETING.match(fold(node.string)))


def does(node: OutlineNode) -> bool:
    """Whether a line says what to do, or promises it."""
    return is_action(node.string) or promises_something(node.string) or commits(node.string)


def whole(node: OutlineNode) -> Text:
    """All the words of a node that has no place of its own: its line, when something was parted from it."""
    return node.line.text if node.number is not None or node.mark is not None or node.told else node.text
