"""Files as LibreOffice saves them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from jalon.documents.readers.legacy import libreoffice

PATIENCE: Final = 240  # seconds, for all the files of a call


def saved_by_libreoffice(files: Mapping[str, bytes], target: str) -> dict[str, bytes]:
    """Files by name, opened and saved as `target` ("odt"); under the same names. Raise LookupError where there is no
    LibreOffice, CalledProcessError where it fails.
    """
    program = libreoffice()
    if program is None:
        raise LookupError("LibreOffice is not installed")
    if not files:
        return {}  # without a file it would wait for one
    with TemporaryDirectory(prefix="jalon-office-") as place:
        folder, out = Path(place), Path(place) / "out"
        for name, data in files.items():
            (folder / name).write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(out)]
        command += [str(folder / name) for name in files]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603  (our own arguments)
        return {name: (out / name).with_suffix(f".{target}").read_bytes() for name in files}
