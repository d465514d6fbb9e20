"""Compiles the translations, without gettext's own tools, which a fresh machine lacks.

`python -m jalon.cli.catalogues` compiles them all; so does every install and every wheel (`setup.py`). Never in
the process that reads them: it would have loaded its languages before.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

import polib

PACKAGE = Path(__file__).parent.parent


def compile_catalogues(folder: Path = PACKAGE) -> int:
    """Write each catalogue below `folder` whose compiled form is missing or old; the number written.

    What was compiled of a catalogue that is gone goes too: Django would read it still.
    """
    stale = [
        source
        for source in folder.rglob("locale/*/LC_MESSAGES/*.po")
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
    ]
    for source in stale:
        compiled = source.with_suffix(".mo")
        with NamedTemporaryFile(dir=source.parent, delete=False) as written:
            written.write(polib.pofile(str(source)).to_binary())
        Path(written.name).chmod(0o644)
        Path(written.name).replace(compiled)  # at once: several processes may start together
    for compiled in folder.rglob("locale/*/LC_MESSAGES/*.mo"):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink(missing_ok=True)
    return len(stale)


if __name__ == "__main__":
    compile_catalogues()
