"""Archives, apart from what they hold."""

import os
from pathlib import Path

from jalon.exchange.archive import reading, writing


def test_a_part_left_half_read_keeps_no_file_open(tmp_path: Path) -> None:
    target = tmp_path / "reseau.zip"
    with writing(target) as writer:
        writer.add("tables/a.ndjson", [b"{}\n" * 1_000] * 2_000)
        writer.close(kind="network")
    with reading(target, "network") as archive:
        chunks = archive.chunks("tables/a.ndjson")
        assert next(chunks)
        assert str(target) in open_files()
    assert str(target) not in open_files()


def open_files() -> set[str]:
    """What this process has open, as Linux tells it."""
    return {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}
