"""`python -m bench [NAME] [--quick]`: one measurement, or all of them. The last line of each is one JSON object.

`--count`, `--seed` and `--keep` are for those that draw documents at random.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bench
from bench.inputs import NoDocuments

Run = Callable[..., dict[str, Any]]


def measurements() -> list[str]:
    """The modules of this package that measure something: those with a `run(quick=…)`."""
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    return [name for name in names if not name.startswith("_") and _run_of(name) is not None]


def _run_of(name: str) -> Run | None:
    found: Run | None = getattr(importlib.import_module(f"bench.{name}"), "run", None)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked; 0, or 1 when something needed is not there, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, epilog="python -m bench read --quick")
    parser.add_argument("name", nargs="?", help="what to measure; without it, everything")
    parser.add_argument("--quick", action="store_true", help="a smaller measurement, within 40 seconds")
    parser.add_argument("--count", type=int, help="how many documents to draw")
    parser.add_argument("--seed", type=int, help="what they are drawn from: the same seed, the same documents")
    parser.add_argument("--keep", type=Path, help="a folder for the documents misread, with their keys and differences")
    options = parser.parse_args(arguments)
    known = measurements()
    if options.name is not None and options.name not in known:
        parser.error(f"no measurement called {options.name!r}; there are: {', '.join(known)}")
    failed = False
    for name in [options.name] if options.name else known:
        measure = _run_of(name)
        if measure is None:
            continue
        said = importlib.import_module(f"bench.{name}").__doc__ or ""
        print(f"— {name}: {said.strip().splitlines()[0]}", flush=True)
        try:
            print(json.dumps(measure(quick=options.quick, **_for(measure, options)), ensure_ascii=False), flush=True)
        except NoDocuments as missing:
            print(f"{name}: {missing}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


def _for(measure: Run, options: argparse.Namespace) -> dict[str, Any]:
    """The options given that a measurement knows."""
    known = inspect.signature(measure).parameters
    return {name: value for name in ("count", "seed", "keep") if (value := getattr(options, name)) and name in known}


if __name__ == "__main__":
    sys.exit(main())
