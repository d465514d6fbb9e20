"""A reading happens in a process of its own: what it is given, what it may take, what is left of it."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.readers.pdf import MAX_PAGES
from jalon.reading import Choices, box, read
from jalon.reading.holding import own_folder
from jalon.reading.model import LIMITS

PLAN = "Plan d'action 2024-2027\n\nObjectifs\tMoyens\tPortage\nAccueillir\tGuide\tCA\nFormer\tLocal\tCA\n"


def refusal(data: bytes, name: str, **values: object) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        read(data, name, **values)  # type: ignore[arg-type]
    return refused.value


def test_the_document_and_the_proposal_come_back() -> None:
    found = read(PLAN.encode(), "folder/plan.txt")
    assert [block["type"] for block in found.document["blocks"]] == ["paragraph", "table"]
    assert found.proposal["period"] == "2024/2027"


def test_what_a_person_chose_is_heard() -> None:
    found = read(PLAN.encode(), "plan.txt", Choices(roles={"Portage": "leads"}))
    assert {"heading": "Portage", "role": "leads"} in found.proposal["layout"]["columns"]


def test_a_refusal_comes_back_with_its_values() -> None:
    error = refusal(b"PK\x03\x04 not a zip", "plan.docx")
    assert (error.cause, error.values["name"]) == (Cause.DAMAGED, "plan.docx")


def test_a_file_too_large_is_not_even_sent() -> None:
    assert refusal(bytes(51 * 1024 * 1024), "plan.pdf").cause == Cause.TOO_LARGE


def test_what_no_database_keeps_is_taken_away() -> None:
    found = read("Un plan avec \ud83d un demi-caractère\n".encode("utf-8", "surrogatepass") * 2, "plan.txt")
    assert "\ud83d" not in str(found.document)


def test_too_much_processor_is_too_long() -> None:
    rows = "".join(f"Objectif {at}\tMoyen {at} à faire avec les membres\tCA\tAutomne 2024\n" for at in range(20_000))
    slow = replace(LIMITS, seconds=1, most_seconds=1)
    assert refusal(rows.encode(), "plan.txt", limits=slow).cause == Cause.TOO_LONG


def test_too_much_memory_is_too_long() -> None:
    rows = "".join(f"Objectif {at}\tMoyen {at}\tCA\tAutomne 2024\n" for at in range(20_000))
    small = replace(LIMITS, memory=120 * 1024 * 1024)
    assert refusal(rows.encode(), "plan.txt", limits=small).cause == Cause.TOO_LONG


def test_a_pdf_of_more_pages_than_are_read_is_refused_at_once() -> None:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument.new()
    for _page in range(MAX_PAGES + 1):
        document.new_page(10, 10)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        document.save(file.name)
        document.close()
        data = Path(file.name).read_bytes()
    refused = refusal(data, "plan.pdf", limits=replace(LIMITS, seconds=1))
    assert (refused.cause, refused.values["limit"]) == (Cause.TOO_LONG, MAX_PAGES)


def test_a_server_that_was_killed_is_started_again() -> None:
    read(PLAN.encode(), "plan.txt")
    os.kill(box._server.number, signal.SIGKILL)
    assert read(PLAN.encode(), "plan.txt").proposal["kind"] == "plan"


def test_several_are_read_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda at: read(PLAN.encode(), f"plan-{at}.txt"), range(8)))
    assert {one.proposal["kind"] for one in found} == {"plan"}


def test_one_server_serves_a_whole_process() -> None:
    read(PLAN.encode(), "plan.txt")
    first = box._server.number
    read(PLAN.encode(), "plan.txt")
    assert box._server.number == first


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    refusal(b"{\\rtf1", "plan.rtf", limits=replace(LIMITS, seconds=1, most_seconds=1))
    read(PLAN.encode(), "plan.txt")
    assert list(tmp_path.iterdir()) == []


def test_folders_of_killed_processes_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, other = tmp_path / f"{box.FOLDER}1", tmp_path / "other"
    with own_folder(tmp_path, box.FOLDER) as in_use:
        for folder in (left, in_use, other):
            (folder / "document").mkdir(parents=True)
            os.utime(folder, (time.time() - 3600,) * 2)
        read(PLAN.encode(), "plan.txt")
        assert sorted(tmp_path.iterdir()) == sorted([in_use, other])


def test_a_reading_that_is_killed_in_its_middle_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(PLAN.encode(), "plan.txt")  # a server that begins has children of its own
    while _children(box._server.number):
        time.sleep(0.01)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = "".join(f"Objectif {at}\tMoyen {at} à faire avec les membres\tCA\tAutomne 2024\n" for at in range(20_000))
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(refusal, rows.encode(), "plan.txt")
        while not (reading := [one for one in _children(box._server.number) if _confined(one)]):
            assert not asked.done()
            time.sleep(0.01)
        os.kill(reading[0], signal.SIGKILL)
        assert asked.result().cause == Cause.TOO_LONG
    assert list(tmp_path.iterdir()) == []


def _children(process: int) -> list[int]:
    try:
        said = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(one) for one in said.split()]


def _confined(process: int) -> bool:
    """Whether a child has begun to read: it said its number, then set its own limits."""
    return resource.prlimit(process, resource.RLIMIT_CPU) != resource.getrlimit(resource.RLIMIT_CPU)


def test_a_server_that_was_gone_before_it_read_is_asked_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[socket.socket] = []
    hand_over = box._server.hand_over
    monkeypatch.setattr(box._server, "hand_over", lambda one: hand_over(one) if lost else lost.append(one))
    assert read(PLAN.encode(), "plan.txt").proposal["kind"] == "plan"
    assert lost


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_as_such(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "_ask", lambda *_: json.dumps({"no_room": [number, "full"], "log": []}).encode())
    with pytest.raises(OSError, match="full") as error:
        read(PLAN.encode(), "plan.txt")
    assert error.value.errno == number


def test_the_server_ends_with_who_started_it() -> None:
    control, number = box._start()
    control.close()
    assert os.waitpid(number, 0) == (number, 0)


def test_a_fault_of_ours_is_raised_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "_ask", lambda *_: b'{"failed": "ZeroDivisionError", "log": []}')
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        read(PLAN.encode(), "plan.txt")


def test_a_host_that_allows_less_is_read_on() -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        f"from jalon.reading import read; print(read({PLAN.encode()!r}, 'plan.txt').proposal['period'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("2024/2027", 0)
