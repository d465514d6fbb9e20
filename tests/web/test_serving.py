"""The server of browser tests."""

from __future__ import annotations

import threading
from typing import Any

from tests.web.serving import OneAtATime


def test_one_thing_at_a_time_is_answered_and_waited_for() -> None:
    inside, most, answered = 0, 0, []

    def application(number: int, _start: Any) -> list[bytes]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        threading.Event().wait(0.001)
        inside -= 1
        answered.append(number)
        return []

    server = OneAtATime(application)
    threads = [threading.Thread(target=server, args=(number, None)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.wait()
    assert (most, sorted(answered)) == (1, list(range(20)))


def test_a_connection_is_waited_for_until_it_lets_go() -> None:
    began, may_end, ended = threading.Event(), threading.Event(), []

    class Http:
        def process_request_thread(self, request: str, address: str) -> None:
            began.set()
            may_end.wait()
            ended.append((request, address))

    http, server = Http(), OneAtATime(lambda _environ, _start: [])
    server.follow(http)
    threading.Thread(target=http.process_request_thread, args=("request", "address")).start()
    began.wait()
    threading.Timer(0.01, may_end.set).start()
    server.wait()
    assert ended == [("request", "address")]
