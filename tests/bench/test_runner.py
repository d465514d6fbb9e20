"""`python -m bench`: finds the measurements, prints one JSON object last."""

import json

import pytest
from bench.inputs import NoDocuments

from bench import __main__ as runner


def test_measurements_are_the_modules_that_run() -> None:
    known = runner.measurements()

    assert "read" in known
    assert "inputs" not in known


def test_the_last_line_is_one_json_object(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(runner, "measurements", lambda: ["read"])
    monkeypatch.setattr(runner, "_run_of", lambda _: lambda *, quick: {"quick": quick, "clé": 1.5})

    assert runner.main(["read", "--quick"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"quick": True, "clé": 1.5}


def test_an_unknown_name_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        runner.main(["nothing"])

    assert stop.value.code == 2
    assert "read" in capsys.readouterr().err


def test_missing_documents_are_said_and_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*, quick: bool) -> dict[str, object]:
        raise NoDocuments("no real document")

    monkeypatch.setattr(runner, "measurements", lambda: ["read"])
    monkeypatch.setattr(runner, "_run_of", lambda _: missing)

    assert runner.main(["read"]) == 1
    assert "no real document" in capsys.readouterr().err
