"""Bytes of a text file into text, whatever old program wrote them."""

from __future__ import annotations

import codecs
import re

from jalon.documents.errors import Cause, UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What French and English are written with beyond ASCII; any other high character speaks against a guess.
_EXPECTED = re.compile(r"[éèàçêëùâûîïôœæñüöäÉÈÀÇÊËÙÂÛÎÏÔŒÆ’‘“”«»–—…•·°€²³½¼© ®™§]")
_LEGACY = ("cp1252", "mac_roman", "cp850")
_BREAKS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of a file: by its byte order mark, the encoding it declares, UTF-8, or the likeliest old one.

    Line ends become "\\n" (form feeds stay: they are page breaks). Raises UnreadableFile for bytes that are
    no text.
    """
    text = _decode(data, declared)
    if text.count("\x00") > len(text) // 200 or (text and "\x00" in text[:16]):
        raise UnreadableFile(Cause.WRONG_TYPE)
    return _BREAKS.sub("\n", text.replace("\x00", "").lstrip("\ufeff"))


def whole_letters(text: str) -> str:
    """Text whose letters written in two halves are whole; half a letter, which nothing can store, is "\ufffd"."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = wide_of(data)
    if wide:
        return data[: len(data) // 2 * 2].decode(wide, errors="replace")
    if declared and _known(declared):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    try:
        return _utf8(data)
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            return data.decode("utf-8", errors="replace")
    return _legacy(data)


def _utf8(data: bytes) -> str:
    """UTF-8, also that of old programs which write the two halves of a letter one by one."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return whole_letters(data.decode("utf-8", "surrogatepass"))


def wide_of(data: bytes) -> str | None:
    """UTF-16 or UTF-32, None for another encoding. Without its mark, every second byte of plain text is zero."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:2000]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _known(encoding: str) -> bool:
    try:
        "é".encode(encoding, errors="ignore").decode(encoding, errors="ignore")
    except (LookupError, ValueError):  # unknown, or no charset at all ("base64")
        return False
    return True


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a few damaged bytes (a file cut in the middle of a letter) rather than an old encoding."""
    lenient = data.decode("utf-8", errors="ignore")
    wanted = sum(1 for letter in lenient if ord(letter) > 127)
    lost = len(data) - len(lenient.encode("utf-8"))
    return wanted > 0 and (
        lost * 10 < wanted or (error.start >= len(data) - 3 and error.reason.endswith("end of data"))
    )


def _legacy(data: bytes) -> str:
    """The old encoding in which most high characters are those French uses; Windows-1252 when in doubt."""
    sample = bytes(byte for byte in data[:200_000] if byte > 127)[:4000]

    def fit(encoding: str) -> int:
        return len(_EXPECTED.findall(sample.decode(encoding, errors="ignore")))

    best = max(_LEGACY, key=fit)
    # Windows-1252 leaves five bytes undefined; Latin-1 gives each of them a character, so nothing is lost.
    return "".join(_decoded(data, best))


def _decoded(data: bytes, encoding: str) -> list[str]:
    try:
        return [data.decode(encoding)]
    except UnicodeDecodeError:
        return [bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in data]
