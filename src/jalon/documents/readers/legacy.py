"""Formats of older offices, turned into ones we read by LibreOffice when it is installed.

A document may ask LibreOffice to fetch what it links to, here or elsewhere. Each conversion has a profile of its own
that forbids it, a proxy that answers nothing and, where the system allows, a network, processes and files of its own
(`apart`): then nothing outlives it, and it finds nothing of ours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.readers import apart
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
_RESTART = 81  # LibreOffice asks to be started again once it has made its profile
_DEAD_PROXY = "http://127.0.0.1:9"  # the "discard" port: nobody answers

# What the profile says: (path, property, value). Links are never followed nor updated, no macro runs.
_SETTINGS = [
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    *(
        ("/org.openoffice.Inet/Settings", f"ooInet{protocol}Proxy{part}", value)
        for protocol in ("HTTP", "HTTPS", "FTP")
        for part, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
]


def libreoffice() -> str | None:
    """Where LibreOffice is, None when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def convert(data: bytes, kind: Kind, *, stranger: bool = False) -> tuple[bytes, Kind]:
    """The same document in a format we read, and which one.

    Raise UnreadableFile: OLD_FORMAT without LibreOffice, or for a stranger's file where it cannot be cut off from
    the network (`save_as` says what to save as), TOO_LONG when it takes more than TIME_LIMIT, DAMAGED when
    LibreOffice makes nothing of it.
    """
    target = CONVERSIONS[kind]
    program = libreoffice()
    if program is None or (stranger and not apart.means()):
        raise UnreadableFile(Cause.OLD_FORMAT, extension=f".{kind}", save_as=f".{target}")
    with TemporaryDirectory(prefix="jalon-", ignore_cleanup_errors=True) as folder:
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
    """Convert; LibreOffice itself, without the program that starts it, so that one process is all there is to end."""
    direct = Path(program).resolve().with_name("soffice.bin")
    profile = source.with_name("profile")
    _write_settings(profile / "user" / "registrymodifications.xcu")
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", _FILTERS[target]]
    command = [
        str(direct) if direct.exists() else program,
        f"-env:UserInstallation={profile.as_uri()}",
        *options,
        "--outdir",
        str(source.with_name("out")),
        str(source),
    ]
    for _start in range(2):
        try:
            done = subprocess.run(  # noqa: S603  (our own arguments; the file's name is ours too)
                apart.wrapped(command, source.parent),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _DEAD_PROXY),
                timeout=TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(Cause.TOO_LONG) from error
        if done.returncode != _RESTART:
            return


def _write_settings(place: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    place.parent.mkdir(parents=True)
    namespace = "http://openoffice.org/2001/registry"
    place.write_text(f'<?xml version="1.0"?><oor:items xmlns:oor="{namespace}">{items}</oor:items>', encoding="utf-8")
