"""Setting aside what is no content: pictures, page numbers, contents lists, the boilerplate of web pages.

Used where a document has no plan table. What is set aside goes to `draft.ignored` with the reason; what is left comes
back as plain lines, whose `gap` also counts the empty lines around what was removed. A picture counts for none: in a
text it may have floated anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Element, Grid, Line, Picture
from jalon.recognition.source import Text, joined

_IMAGE = re.compile(r"\[image:[^\]]*\]")
_IMAGE_OPEN = re.compile(r"\[image:[^\]]*$")
_PAGE = re.compile(r"[-–—|\s]*(?:page|p\.)?\s*\d{1,3}\s*(?:(?:/|sur|de|of)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE)
_PAGER = re.compile(r"(?:\d{1,3}\s+){3,}(?:(?:…|\.{2,})\s*)?\d{1,4}\s*[»>]*")
_LEADER = re.compile(r".*\S\s*(?:\.\s?){4,}\s*\d{1,3}|.*\S\s*…+\s*\d{1,3}")
_LONGEST_ENTRY: Final = 400  # letters of a line of contents, points included: it stands on one or two lines of a page
_NUMBERED_END = re.compile(r"(.*\D)\s*\b\d{1,3}")
_CONTENTS = frozenset(("table des matieres", "sommaire", "contents", "table of contents"))
# Each alternative is a whole line that web pages print around a text, folded.
_BOILERPLATE = re.compile(
    r"(?:telecharger|download)(?:\s+(?:le|the)\s+\w+|\s+[\d.,]+\s*[kmg][bo]\.?)?"
    r"|page\s*\d+\s*/\s*\d+"
    r"|(?:date de publication|publie le|taille|size|published|file size)\s*:?\s*[\d.,/ -]+(?:[kmg][bo]\.?)?"
    r"|(?:type|auteur|author|format)[\s:]*(?:documentos|documents?|pdf|docx?)"
    r"|[\w.-]+\.[a-z]{2,3}(?:\s*[>»/]\s*[\w .-]+){1,}"
    r"|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|ca|fr|be|ch|eu)"
    r"|.{0,40}(?:tous droits reserves|all rights reserved|copyright\s*©|©\s*\d{4}|copyright\s+\d{4}).{0,60}"
    r"|contacts?|contactez-nous|contact us|accueil|home|menu|plan du site|sitemap|imprimer|print|partager|share"
    r"|suivant|precedent|next|previous|retour|back|haut de page|back to top|aller au contenu(?: principal)?"
    r"|skip to (?:main )?content|rechercher|search|se connecter|connexion|log ?in|sign in|s'inscrire"
    r"|politique de confidentialite|privacy policy|mentions legales|conditions d'utilisation|terms of use"
)
_RELATED = re.compile(
    r"(?:similaires?|articles? (?:similaires?|connexes?|lies?)|documents? similaires?|voir aussi|a lire aussi"
    r"|related(?: (?:articles|posts|documents))?|see also|you may also like|similar)\s*:?"
)


_WORDS_OF_AN_ADDRESS = 12
_WORDS_OF_A_LINK = 2.5  # on average: links of a menu are shorter than what is to be done
# What stands under "Contact": an e-mail, a telephone, a postal code, a web address, a street.
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b)\(?\d{2,4}\)?(?:[ .-]\d{2,4}){2,}|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|https?://|www\."
    r"|^\d+,? (?:\w+ )?(?:rue|avenue|boul|boulevard|chemin|route|place|street|road|avenue|lane)\b"
    r"|\b(?:street|road|avenue)\b,? *\d*$",
    re.IGNORECASE,
)

_BEGINNING: Final = 12  # lines
_ENTRIES: Final = 4  # of a list of contents
_MOST_TOLD: Final = 0.9  # of them
_NUMBER_FIRST: Final = re.compile(r"^\s*\d+(?:\.\d+)*[.)]?\s+")


def set_aside(elements: Sequence[Element], draft: Draft) -> list[Line]:
    """The lines that hold content; tables of one column give their lines, wider ones are left unclaimed."""
    lines = list(_running(elements, draft))
    for remove in (_contents, _web, _pages, _repeated):
        lines = _without(lines, remove(lines), draft)
    return lines


def set_aside_contents(elements: Sequence[Element], draft: Draft) -> list[Element]:
    """The elements without the lists of contents and the page numbers printed between tables."""
    lines = [element for element in elements if isinstance(element, Line)]
    removed = {id(lines[n]): why for found in (_contents(lines), _pages(lines)) for n, why in found.items()}
    draft.ignored.extend((line.text, removed[id(line)]) for line in lines if id(line) in removed)
    return [element for element in elements if id(element) not in removed]


def _without(lines: list[Line], removed: dict[int, str], draft: Draft) -> list[Line]:
    kept: list[Line] = []
    gap = 0
    for index, line in enumerate(lines):
        if index in removed:
            draft.ignored.append((line.text, removed[index]))
            gap += line.gap
            continue
        if gap:
            line.gap, gap = line.gap + gap, 0
        kept.append(line)
    return kept


def _running(elements: Sequence[Element], draft: Draft) -> Iterator[Line]:
    """Lines without pictures."""
    gap = 0
    pending: Line | None = None  # ends inside the placeholder of a picture
    for element in elements:
        if isinstance(element, Picture):
            draft.ignored.append((element.text, "image"))
            continue
        for given in _lines_of(element):
            line = given
            if pending is not None:
                line, pending = replace(pending, text=pending.text.join(line.text)), None
            if _IMAGE_OPEN.search(line.string):
                pending = line
                continue
            cut = _without_images(line, draft)
            if cut is None:
                gap += line.gap
            else:
                yield replace(cut, gap=cut.gap + gap)
                gap = 0
    if pending is not None:
        yield pending


def after_pictures(draft: Draft) -> frozenset[int]:
    """Offsets in the source where a paragraph would begin just after a picture."""
    return frozenset(text.spans[-1][1] + 1 for text, why in draft.ignored if why == "image")


def _lines_of(element: Line | Grid) -> list[Line]:
    if isinstance(element, Line):
        return [element] if element.string or element.bullet else []
    if element.columns > 1:
        return []
    return [line for index, row in enumerate(element.rows) for cell in row.own(index) for line in cell.lines]


def _without_images(line: Line, draft: Draft) -> Line | None:
    if line.style == "image":
        draft.ignored.append((line.text, "image"))
        return None
    matches = list(_IMAGE.finditer(line.string))
    if not matches:
        return line
    bounds = [0, *(edge for match in matches for edge in match.span()), len(line.string)]
    for start, end in zip(bounds[1::2], bounds[2::2], strict=False):
        draft.ignored.append((line.text.part(start, end), "image"))
    kept = [line.text.part(start, end) for start, end in zip(bounds[0::2], bounds[1::2], strict=True)]
    text = joined(part for part in kept if part.string)
    return replace(line, text=text) if text else None


def _leads_to_a_page(string: str) -> bool:
    """Whether points lead from words to a number."""
    return len(string) <= _LONGEST_ENTRY and bool(_LEADER.fullmatch(string))


def _contents(lines: list[Line]) -> dict[int, str]:
    removed = {n: "contents" for n, line in enumerate(lines) if _leads_to_a_page(line.string)}
    strings = [fold(line.string) for line in lines]
    coming = _Coming(strings)
    for index, string in enumerate(strings):
        if string.strip(" :") not in _CONTENTS:
            continue
        end = index + 1
        while end < len(lines) and (end in removed or _announces(coming, end)):
            end += 1
        if end - index > 2:
            removed |= dict.fromkeys(range(index, end), "contents")
    return removed | _links_to_headings(lines)


def _links_to_headings(lines: list[Line]) -> dict[int, str]:
    """A list at the beginning, each entry of which is a heading further on: contents that nothing names."""
    headings = {_bare(line): index for index, line in enumerate(lines) if line.kind == "heading"}
    start = next((index for index, line in enumerate(lines[:_BEGINNING]) if _listed(line)), None)
    if start is None or not headings:
        return {}
    run = list(takewhile(lambda index: _listed(lines[index]), range(start, len(lines))))
    told = sum(headings.get(_bare(lines[index]), -1) > run[-1] for index in run)
    return dict.fromkeys(run, "contents") if len(run) >= _ENTRIES and told >= _MOST_TOLD * len(run) else {}


def _listed(line: Line) -> bool:
    return bool(line.bullet) or line.kind == "item"


def _bare(line: Line) -> str:
    """The words of a line without its number, folded."""
    return fold(_NUMBER_FIRST.sub("", line.string)).strip(" :.-")


class _Coming:
    """Lines, and whether words are said again at the end of one that comes later."""

    def __init__(self, strings: list[str]) -> None:
        self.strings = strings
        self._last = {string: index for index, string in enumerate(strings)}
        self._all = "".join(f"{string}\n" for string in strings)
        self._starts = [0, *accumulate(len(string) + 1 for string in strings)]

    def says(self, words: str, after: int) -> bool:
        """Whether a line after that one ends with these words."""
        return self._last.get(words, -1) > after or self._all.find(f"{words}\n", self._starts[after + 1]) >= 0


def _announces(coming: _Coming, index: int) -> bool:
    """Whether a line of a contents list names a heading that comes later."""
    string = coming.strings[index]
    match = _NUMBERED_END.fullmatch(string)
    name = match[1].strip(" .\t") if match else string
    return bool(name) and coming.says(name, index)


def _web(lines: list[Line]) -> dict[int, str]:
    removed: dict[int, str] = {}
    worded = {n: _under(lines, n) for n, line in enumerate(lines) if _is_boilerplate(line)}
    found = {n for n, under in worded.items() if not _holds_content(lines[n], under)}
    for index in found:
        if lines[index].kind == "heading" and (_is_address(worded[index]) or _are_links(worded[index])):
            removed |= dict.fromkeys(range(index, index + len(worded[index]) + 1), "web_furniture")
    blocks: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(index)
    for block in blocks:
        strong = [n for n in block if n in found]
        # Several such lines stuck together make a box of the page: what stands in it belongs to it.
        if len(strong) >= 3 and len(strong) * 2 >= len(block):
            removed |= dict.fromkeys(block, "web_furniture")
    until = 0
    edges = [*range(min(8, len(lines))), *range(max(0, len(lines) - 8), len(lines))]
    for index, line in enumerate(lines):
        if _PAGER.fullmatch(line.string) or (index in edges and index in found):
            removed[index] = "web_furniture"
        if index >= max(until, len(lines) // 2) and _RELATED.fullmatch(fold(line.string)):
            until = next((n for n in range(index + 1, len(lines)) if lines[n].kind == "heading"), len(lines))
            removed |= dict.fromkeys(range(index, until), "web_furniture")
    return removed


def _is_boilerplate(line: Line) -> bool:
    string = line.string
    return bool(_PAGER.fullmatch(string) or (len(string) < 120 and _BOILERPLATE.fullmatch(fold(string))))


def _under(lines: list[Line], index: int) -> list[Line]:
    """What a line heads: all up to the next heading of its rank, or, where it is no heading, the list below it."""
    head = lines[index]
    under: list[Line] = []
    for line in lines[index + 1 :]:
        if head.kind == "heading":
            if line.kind == "heading" and line.level <= head.level:
                break
        elif not (line.bullet or line.kind == "item"):
            break
        under.append(line)
    return under


def _holds_content(head: Line, under: list[Line]) -> bool:
    """Whether a line of a web page's words ("Contact", "Menu") heads what reads as content: no links, no address."""
    if head.bullet or head.kind == "item":
        return False
    plain = [line for line in under if not _is_boilerplate(line) and not _ADDRESS.search(line.string)]
    return bool(under) and not _are_links(under) and len(plain) * 2 > len(under)


def _are_links(under: list[Line]) -> bool:
    """Whether short lines hold one of a web page's words."""
    words = sum(len(line.string.split()) for line in under)
    return words < _WORDS_OF_A_LINK * len(under) and any(map(_is_boilerplate, under))


def _is_address(under: list[Line]) -> bool:
    """Whether short lines say where somebody is to be found."""
    short = all(len(line.string.split()) <= _WORDS_OF_AN_ADDRESS and line.kind != "heading" for line in under)
    return short and sum(bool(_ADDRESS.search(line.string)) for line in under) * 3 >= len(under) > 0


def _pages(lines: list[Line]) -> dict[int, str]:
    return {
        index: "page_number"
        for index, line in enumerate(lines)
        if line.string and _PAGE.fullmatch(f"{line.bullet} {line.string}") and _is_page_number(line)
    }


def _is_page_number(line: Line) -> bool:
    """A number alone, or between two dashes of which the first was read as a bullet."""
    return not line.bullet or (line.bullet in "-–—" and line.string.endswith(("-", "–", "—")))


def _repeated(lines: list[Line]) -> dict[int, str]:
    """The first or last line of three pages or more, the same but for digits: all but the first time."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.text.place.page is not None:
            pages.setdefault(line.text.place.page, []).append(index)
    counted = Counter(_shape(lines[n].text) for found in pages.values() for n in {found[0], found[-1]})
    removed: dict[int, str] = {}
    seen: set[str] = set()
    for found in pages.values():
        for index in sorted({found[0], found[-1]}):
            shape = _shape(lines[index].text)
            if counted[shape] >= 3 and len(shape) < 120 and not lines[index].bullet:
                if shape in seen:
                    removed[index] = "repeated_header"
                seen.add(shape)
    return removed


def _shape(text: Text) -> str:
    return re.sub(r"\d+", "0", fold(text.string))
