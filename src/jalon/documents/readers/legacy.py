"""Formats of older offices, turned into ones we read by LibreOffice when it is installed.

One conversion at a time, in a profile of its own that is deleted afterwards; a time limit ends the whole
process group, for `soffice` starts children of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.sniffing import Kind

TIME_LIMIT = 60  # seconds
MAX_CONVERTED = 100 * 1024 * 1024  # bytes of what comes out

# For each old kind, what it becomes and so what to advise when LibreOffice is missing.
CONVERSIONS = {
    Kind.DOC: Kind.DOCX,
    Kind.RTF: Kind.DOCX,
    Kind.WORD_XML: Kind.DOCX,
    Kind.XLS: Kind.XLSX,
    Kind.XLSB: Kind.XLSX,
    Kind.PPT: Kind.PDF,
    Kind.PPTX: Kind.PDF,
    Kind.ODP: Kind.PDF,
}
_FILTERS = {Kind.DOCX: "docx:MS Word 2007 XML", Kind.XLSX: "xlsx:Calc MS Excel 2007 XML", Kind.PDF: "pdf"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_one_at_a_time = threading.Lock()


def libreoffice() -> str | None:
    """Where LibreOffice is, None when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def convert(data: bytes, kind: Kind) -> tuple[bytes, Kind]:
    """The same document in a format we read, and which one.

    Raise UnreadableFile: OLD_FORMAT without LibreOffice (`save_as` says what to save as), TOO_LONG when it
    takes more than TIME_LIMIT, DAMAGED when LibreOffice makes nothing of it.
    """
    target = CONVERSIONS[kind]
    program = libreoffice()
    if program is None:
        raise UnreadableFile(Cause.OLD_FORMAT, extension=f".{kind}", save_as=f".{target}")
    with _one_at_a_time, TemporaryDirectory(prefix="jalon-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"document.{kind}")
        source.write_bytes(data)
        _run(program, source, target)
        result = source.with_name("out") / f"document.{target}"
        if not result.exists():
            raise UnreadableFile(Cause.DAMAGED, extension=f".{kind}")
        if result.stat().st_size > MAX_CONVERTED:
            raise UnreadableFile(Cause.TOO_LONG)
        return result.read_bytes(), target


def _run(program: str, source: Path, target: Kind) -> None:
    profile = source.with_name("profile").as_uri()
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", _FILTERS[target]]
    command = [
        program,
        f"-env:UserInstallation={profile}",
        *options,
        "--outdir",
        str(source.with_name("out")),
    ]
    process = subprocess.Popen(  # noqa: S603  (our own arguments, no shell; the file's name is ours too)
        [*command, str(source)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(Cause.TOO_LONG) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the conversion, children included."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
