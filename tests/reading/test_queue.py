"""The line of files to be read: how many at once, whose turn it is, what is kept and for how long."""

from __future__ import annotations

import errno
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine

from jalon.documents.errors import Cause, UnreadableFile
from jalon.reading import Choices, FileRead
from jalon.reading import queue as queues
from jalon.reading.queue import Full, Place, Queue, State

HERS, HIS, ADDRESS = "user:1", "user:2", "address:1"
LONG = 30.0  # seconds: far more than any of this takes


class Reader:
    """Reads what it is told to, one permission at a time."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.began: list[str] = []
        self.at_once = self.most = 0
        self.lock = threading.Lock()

    def __call__(self, data: bytes, name: str, choices: Choices, *, stranger: bool) -> FileRead:
        with self.lock:
            self.began.append(name)
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        assert self.go.acquire(timeout=LONG)
        with self.lock:
            self.at_once -= 1
        if data == b"refuse":
            raise UnreadableFile(Cause.DAMAGED, name=name)
        if data == b"fail":
            raise ZeroDivisionError("ours")
        return FileRead({"roles": dict(choices.roles)}, {"data": data.decode(), "stranger": stranger})


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    for _ in range(100):
        made.go.release()


def until(held: Callable[[], object]) -> None:
    """Wait for something that another thread does."""
    ends = time.monotonic() + LONG
    while not held():
        assert time.monotonic() < ends, "it never happened"
        time.sleep(0.005)


def read_all(line: Queue, *tickets: str, owner: str = HERS) -> None:
    until(lambda: all((place := line.place(one, owner=owner)) and place.state == State.READ for one in tickets))


def test_a_file_is_read_and_its_answer_kept(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, reader=reader)
    reader.go.release()
    ticket = line.add(b"un plan", "plan.txt", chosen := Choices({"Qui": "leads"}), owner=HERS)
    read_all(line, ticket)
    assert line.answer(ticket, owner=HERS) == FileRead(
        {"roles": {"Qui": "leads"}}, {"data": "un plan", "stranger": False, "choices": chosen.as_dict()}
    )
    assert line.data(ticket, owner=HERS) == ("plan.txt", b"un plan")


def test_the_file_of_a_stranger_waits_to_be_kept(tmp_path: Path, reader: Reader) -> None:
    line, ticket = strange(tmp_path, reader)
    assert line.data(ticket, owner=HERS) == ("plan.txt", b"un plan")


def test_it_waits_a_quarter_of_an_hour_at_most(tmp_path: Path, reader: Reader) -> None:
    line, ticket = strange(tmp_path, reader)
    with time_machine.travel(time.time() + queues.KEPT + 1):
        with pytest.raises(UnreadableFile):
            line.data(ticket, owner=ADDRESS)
        line.sweep()
    assert not (tmp_path / "waiting" / ticket).exists()


def test_it_goes_once_it_is_read_when_strangers_fill_the_room(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "ROOM", 3)
    _line, ticket = strange(tmp_path, reader)
    until(lambda: not (tmp_path / "waiting" / ticket / "data").exists())  # right after it is said to be read


def test_who_proved_who_she_is_has_it_alone(tmp_path: Path, reader: Reader) -> None:
    line, ticket = strange(tmp_path, reader)
    assert line.adopt(ticket, owner=HERS)
    assert line.place(ticket, owner=ADDRESS) is None
    assert line.data(ticket, owner=HERS) == ("plan.txt", b"un plan")
    assert not line.adopt(ticket, owner=HIS)


def strange(root: Path, reader: Reader) -> tuple[Queue, str]:
    """A stranger's file, read."""
    line = Queue(root, reader=reader)
    reader.go.release()
    ticket = line.add(b"un plan", "plan.txt", owner=ADDRESS, stranger=True)
    read_all(line, ticket, owner=ADDRESS)
    return line, ticket


def test_no_more_than_the_slots_are_read_at_once(tmp_path: Path, reader: Reader) -> None:
    lines = [Queue(tmp_path, slots=2, reader=reader) for _process in range(3)]
    tickets = [lines[at % 3].add(b"x", f"{at}.txt", owner=HERS) for at in range(6)]
    until(lambda: len(reader.began) == 2)
    for _ in tickets:
        reader.go.release()
    read_all(lines[0], *tickets)
    assert reader.most == 2


def test_who_came_first_is_read_first(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=1, reader=reader)
    tickets = [line.add(b"x", f"{at}.txt", owner=HERS) for at in range(4)]
    for _ in tickets:
        reader.go.release()
    read_all(line, *tickets)
    assert reader.began == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_one_learns_how_many_come_before(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=1, reader=reader)
    first = line.add(b"x", "0.txt", owner=HERS)
    until(lambda: reader.began)
    line.add(b"x", "1.txt", owner=HERS)
    last = line.add(b"x", "2.txt", owner=HERS)
    assert line.place(first, owner=HERS) == Place(State.READING, "0.txt")
    assert line.place(last, owner=HERS) == Place(State.WAITING, "2.txt", 2)


def test_who_stands_behind_others_is_told_at_once(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=1, reader=reader)
    line.add(b"x", "0.txt", owner=HERS)
    until(lambda: reader.began)
    behind = line.add(b"x", "1.txt", owner=HIS)
    before = time.monotonic()
    assert line.wait(behind, owner=HIS, seconds=LONG) == Place(State.WAITING, "1.txt", 1)
    assert time.monotonic() - before < LONG


def test_a_stranger_has_one_file_read_at_a_time(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=3, reader=reader)
    for at in range(2):
        line.add(b"x", f"{at}.txt", owner=ADDRESS, stranger=True)
    line.add(b"x", "hers.txt", owner=HERS)
    until(lambda: len(reader.began) == 2)
    assert reader.began == ["0.txt", "hers.txt"]


def test_a_stranger_has_few_files_in_line(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, reader=reader)
    for at in range(queues.OF_ONE):
        line.add(b"x", f"{at}.txt", owner=ADDRESS, stranger=True)
    with pytest.raises(Full):
        line.add(b"x", "more.txt", owner=ADDRESS, stranger=True)
    line.add(b"x", "hers.txt", owner=HERS)


def test_the_line_has_an_end(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "MOST", 2)
    line = Queue(tmp_path, reader=reader)
    for at in range(2):
        line.add(b"x", f"{at}.txt", owner=HERS)
    with pytest.raises(Full):
        line.add(b"x", "more.txt", owner=HIS)


def test_nobody_else_learns_of_a_file(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, reader=reader)
    reader.go.release()
    ticket = line.add(b"x", "plan.txt", owner=HERS)
    read_all(line, ticket)
    assert line.place(ticket, owner=HIS) is None
    for ask in (line.answer, line.data):
        with pytest.raises(UnreadableFile):
            ask(ticket, owner=HIS)


def test_a_refusal_is_said(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, reader=reader)
    reader.go.release()
    ticket = line.add(b"refuse", "plan.docx", owner=HERS)
    read_all(line, ticket)
    with pytest.raises(UnreadableFile) as refused:
        line.answer(ticket, owner=HERS)
    assert (refused.value.cause, refused.value.values) == (Cause.DAMAGED, {"name": "plan.docx"})


def test_a_fault_of_ours_is_said_and_the_line_goes_on(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=1, reader=reader)
    tickets = [line.add(data, "plan.docx", owner=HERS) for data in (b"fail", b"x")]
    for _ in tickets:
        reader.go.release()
    read_all(line, *tickets)
    with pytest.raises(RuntimeError, match="ours"):
        line.answer(tickets[0], owner=HERS)


def test_after_a_quarter_of_an_hour_nothing_is_left(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, reader=reader)
    reader.go.release()
    with time_machine.travel("2026-10-13T10:00-04:00", tick=False):
        ticket = line.add(b"x", "plan.txt", owner=HERS)
        read_all(line, ticket)
    with time_machine.travel("2026-10-13T10:14-04:00", tick=False):
        assert line.sweep() == 0
    with time_machine.travel("2026-10-13T10:16-04:00", tick=False):
        assert line.place(ticket, owner=HERS) is None
        assert line.sweep() == 1
    assert list((tmp_path / "waiting").iterdir()) == []


def test_what_a_killed_process_left_is_taken_up(tmp_path: Path, reader: Reader) -> None:
    left = tmp_path / "waiting" / "left"
    left.mkdir(parents=True)
    (tmp_path / "slots").mkdir()
    (left / "data").write_bytes(b"un plan")
    request = {"name": "plan.txt", "owner": HERS, "stranger": False, "choices": {"roles": {}}, "came": time.time()}
    (left / "request.json").write_text(json.dumps(request))
    reader.go.release()
    line = Queue(tmp_path, reader=reader)
    read_all(line, "left")
    assert line.answer("left", owner=HERS).proposal["data"] == "un plan"


def test_a_file_forgotten_while_it_is_read_leaves_nothing(tmp_path: Path, reader: Reader) -> None:
    line = Queue(tmp_path, slots=1, reader=reader)
    ticket = line.add(b"x", "plan.txt", owner=HERS)
    until(lambda: reader.began)
    line.forget(ticket)
    reader.go.release()
    until(lambda: not reader.at_once)
    assert line.place(ticket, owner=HERS) is None
    assert list((tmp_path / "waiting").iterdir()) == []


class Disk:
    """A disk that is full for some files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full: set[str] = set()
        write = Path.write_text

        def write_text(path: Path, text: str, **values: str) -> int:
            if path.name in self.full:
                write(path, text[:1])
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(path, text, **values)

        monkeypatch.setattr(Path, "write_text", write_text)


def test_half_a_file_is_not_left_in_line(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    Disk(monkeypatch).full.add("request.json")
    with pytest.raises(OSError, match="No space"):
        Queue(tmp_path, reader=reader).add(b"un plan", "plan.txt", owner=HERS)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_was_read_without_room_to_keep_it_is_not_read_again_and_again(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.full.add("answer.new")
    line = Queue(tmp_path, reader=reader)
    ticket = line.add(b"un plan", "plan.txt", owner=HERS)
    for _ in range(5):
        reader.go.release()
    until(lambda: line.place(ticket, owner=HERS) is None)
    assert reader.began == ["plan.txt"]
    until(lambda: [line.sweep()] and not list(line.waiting.iterdir()))


def test_a_full_disk_is_told_to_who_asked(tmp_path: Path) -> None:
    def full(*_given: object, **_values: object) -> FileRead:
        raise OSError(errno.ENOSPC, "No space left on device")

    line = Queue(tmp_path, reader=full)
    ticket = line.add(b"un plan", "plan.txt", owner=HERS)
    read_all(line, ticket)
    with pytest.raises(OSError, match="No space") as error:
        line.answer(ticket, owner=HERS)
    assert error.value.errno == errno.ENOSPC
