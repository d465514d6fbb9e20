"""Where the site of this machine is: the port its server took, kept beside the database for the commands after it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ADDRESS: Final = "address"  # its file, in the folder of what is kept
HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def kept_address(var: Path) -> str:
    """The address that the server of this machine last took; "" when it never ran."""
    try:
        return (var / ADDRESS).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def keep_address(var: Path, host: str, port: int) -> str:
    """Keep it; what it is. "" for a host that others reach: its address is a setting."""
    if host not in HERE:
        return ""
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    (var / ADDRESS).write_text(address, encoding="utf-8")
    return address
