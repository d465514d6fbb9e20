"""Runs another program where it reaches nothing of ours: no network, no process beyond it, no file but its own.

A document may name files of this machine as well as addresses: a program that is told to show the picture at a path
finds nothing there when its root holds programs, their fonts and settings, and one folder alone.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_UNSHARED: Final = ("setpriv", "--pdeathsig", "KILL", "unshare", "-rn", "--pid", "--fork", "--kill-child")
# An empty folder that becomes the root, the folder to keep, that of the program; then the command. All of it is gone
# with its process.
_ROOT: Final = """set -e
root=$1 kept=$2 program=$3; shift 3
mount -t tmpfs none "$root"
for place in /usr /bin /sbin /lib /lib32 /lib64 /opt /nix /snap /etc/alternatives /etc/fonts /etc/libreoffice \
  /var/cache/fontconfig "$kept" "$program"; do
  if [ -e "$root$place" ]; then continue
  elif [ -L "$place" ]; then cp -P "$place" "$root$place"
  elif [ -d "$place" ]; then mkdir -p "$root$place"; mount --rbind "$place" "$root$place"; fi
done
mkdir -p "$root/proc" "$root/dev" "$root/tmp" "$root/etc"
mount -t proc proc "$root/proc"
for device in null zero random urandom; do
  : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"
done
if [ -f /etc/ld.so.cache ]; then cp /etc/ld.so.cache "$root/etc/"; fi
exec chroot "$root" "$@"
"""


def wrapped(command: list[str], folder: Path) -> list[str]:
    """The command as it runs apart, with what is in `folder` and no other file of ours; as it is where nothing can.

    `folder` is ours alone; what the command writes there stays.
    """
    prefix = means()
    if hides_files(prefix):
        root = folder / "root"
        root.mkdir(exist_ok=True)
        prefix = (*prefix, str(root), str(folder), _installed(command[0]))
    return [*prefix, *command]


def _installed(program: str) -> str:
    """Where all of a program is: an office is in the folder above the one of its programs."""
    folder = Path(program).resolve().parent
    return str(folder.parent if folder.name == "program" else folder)


@cache
def means() -> tuple[str, ...]:
    """How this system cuts a program off: from files too, from the network alone, or not at all (empty)."""
    for prefix in ((*_UNSHARED, "--mount", "sh", "-c", _ROOT, "sh"), _UNSHARED):
        if _works(prefix):
            return prefix
    return ()


def hides_files(prefix: tuple[str, ...]) -> bool:
    """Whether a way to cut a program off hides our files from it too."""
    return _ROOT in prefix


def _works(prefix: tuple[str, ...]) -> bool:
    with TemporaryDirectory(prefix="jalon-") as folder:
        root = Path(folder, "root")
        root.mkdir()
        places = (str(root), folder, folder) if hides_files(prefix) else ()
        try:
            tried = subprocess.run(  # noqa: S603  (our own arguments)
                [*prefix, *places, "true"], capture_output=True, timeout=10, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return tried.returncode == 0
