"""The worker's tasks that reach over several packages."""

from __future__ import annotations

from django_tasks import task

from jalon.cli.daily import run_daily


@task()
def do_daily() -> dict[str, int | None]:
    """Do the work of the day."""
    done = run_daily()
    if None in done.values():
        raise RuntimeError(f"failed: {', '.join(name for name, number in done.items() if number is None)}")
    return done
