"""Try what was committed as somebody who has just found it: a fresh clone, `make run`, a browser's requests.

Then the same for the wheel: an environment of its own, an empty folder, `jalon demo`. Nothing of this checkout is used
but its last commit, and the standard library. Fails, saying what was not so, when a page is not in French, the sample
plan is not there, or the server does not stop. `python3 tools/smoke.py clone` tries the clone alone.
"""

from __future__ import annotations

import html
import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORT = 8600  # where a free port is looked for
READY_SECONDS = 300
STOP_SECONDS = 30
OURS = ("JALON_", "DJANGO_", "PYTHON", "VIRTUAL_ENV", "MAKE", "LANG", "LC_")

FRENCH = {
    "/": ("Le plan d’action qui se tient à jour", "Déposez votre plan d’action ici", "Aller au contenu"),
    "/compte/login/": ("Se connecter", "Mot de passe", "Aller au contenu"),
}
ENGLISH = ("Skip to content", "Sign in", "Your action plan", "Password", "Home page")
PLAN_TITLE = "Plan d'action triennal 2024-2027"
PLAN_WORDS = "Comité formation"


class Broken(Exception):
    """What a person who tries Jalon would have met."""


class Visitor:
    """Somebody with a browser: keeps cookies, follows links, fills in forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path: str, values: dict[str, str] | None = None) -> str:
        """The page at a path, once its redirections are followed; with `values`, what answers the form sent there."""
        data = urllib.parse.urlencode(values).encode() if values else None
        try:
            with self.opener.open(urllib.parse.urljoin(self.address, path), data, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            raise Broken(f"{path} answers {error.code}") from None

    def send(self, path: str, page: str, **values: str) -> str:
        """Fill in the form of a page: its hidden fields, and these values."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        if not token:
            raise Broken(f"{path} holds no form")
        return self.get(path, {"csrfmiddlewaretoken": token[1], **values})


def words_of(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)).split())


def expect_french(path: str, page: str) -> None:
    """The page says that it is in French, and is."""
    words = words_of(page)
    if '<html lang="fr"' not in page:
        raise Broken(f'{path} is not <html lang="fr">')
    if missing := [sentence for sentence in FRENCH.get(path, ()) if sentence not in words]:
        raise Broken(f"{path} does not say {missing}; it says: {words[:300]}")
    if english := [sentence for sentence in ENGLISH if sentence in words]:
        raise Broken(f"{path} speaks English: {english}")


def visit(address: str, email: str, password: str) -> None:
    """The first page, its style, the way in, the sample plan."""
    visitor = Visitor(address)
    for path in FRENCH:
        expect_french(path, page := visitor.get(path))
        styles = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
        if not styles or not all(visitor.get(style).strip() for style in styles):
            raise Broken(f"{path} has no style")
    expect_worker(visitor)
    home = visitor.send("/compte/login/", page, login=email, password=password)
    plan = next((link for link in re.findall(r'<a [^>]*href="(/reseaux/[\w-]+/plans/\d+/)"', home)), "")
    if not plan:
        raise Broken(f"no plan once signed in: {words_of(home)[:300]}")
    page = visitor.get(plan)
    expect_french(plan, page)
    words = words_of(page).replace("’", "'")
    if missing := [sentence for sentence in (PLAN_TITLE, PLAN_WORDS) if sentence not in words]:
        raise Broken(f"the sample plan does not say {missing}: {words[:300]}")


def expect_worker(visitor: Visitor) -> None:
    """The worker beside the server says soon that it works."""
    limit = time.monotonic() + STOP_SECONDS
    while "worker: ok, last 2" not in (said := visitor.get("/sante/")):
        if time.monotonic() > limit:
            raise Broken(f"the worker does not work: {said}")
        time.sleep(0.5)


def environment() -> dict[str, str]:
    """That of the machine, without what concerns this project, in no language in particular."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def run(command: list[str | Path], folder: Path) -> None:
    """A step that must succeed."""
    done = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise Broken(f"{' '.join(map(str, command))} fails:\n{done.stdout[-3000:]}")


@contextmanager
def served(command: list[str | Path], folder: Path, journal: Path) -> Iterator[tuple[str, str, str]]:
    """Start what serves; its address and account as printed, once it answers; stopped as Ctrl+C does."""
    with journal.open("w") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command, in a group of its own
            command, cwd=folder, env=environment(), stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield _announced(process, journal)
        os.killpg(process.pid, signal.SIGINT)
        _expect_end(process)
    except Broken as error:
        raise Broken(f"{error}\nIts journal ends with:\n{journal.read_text(encoding='utf-8')[-2000:]}") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _announced(process: subprocess.Popen[bytes], journal: Path) -> tuple[str, str, str]:
    """What the journal prints for people, once the address answers."""
    limit = time.monotonic() + READY_SECONDS
    while time.monotonic() < limit:
        printed = journal.read_text(encoding="utf-8")
        address = re.search(r"http://127\.0\.0\.1:\d+/", printed)
        account = re.search(r"(\S+@\S+\.example)\b.*?(\S+-\S+-\d\d)\s", printed)
        if process.poll() is not None:
            raise Broken(f"it ended by itself ({process.returncode})")
        if address and account:
            try:
                urllib.request.urlopen(address[0], timeout=30).close()  # noqa: S310 - http, checked above
            except OSError:
                time.sleep(0.5)
                continue
            return address[0], account[1], account[2]
        time.sleep(0.5)
    raise Broken(f"it does not answer after {READY_SECONDS} seconds")


def _expect_end(process: subprocess.Popen[bytes]) -> None:
    """Everything that was started is gone: the server, its processes, the worker beside it."""
    limit = time.monotonic() + STOP_SECONDS
    while time.monotonic() < limit:
        process.poll()
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    raise Broken(f"it does not stop: something still runs {STOP_SECONDS} seconds after Ctrl+C")


def try_out(name: str, command: list[str | Path], folder: Path, journal: Path) -> None:
    """Serve, visit, stop."""
    begun = time.monotonic()
    with served(command, folder, journal) as (address, email, password):
        ready = time.monotonic() - begun
        visit(address, email, password)
    if not (folder / "var" / "jalon.sqlite3").exists():
        raise Broken(f"{name}: var/ was not made where it started")
    say(f"{name}: answers after {ready:.0f} s, in French, with the sample plan, and stops")


def try_wheel(clone: Path, folder: Path) -> None:
    """The wheel of the clone, in an environment of its own, from an empty folder."""
    build: list[str | Path] = ["-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    run([clone / ".venv/bin/python", *build], clone)
    run(["bash", clone / "tools/venv.sh", folder / "venv"], folder)
    pip: list[str | Path] = [folder / "venv/bin/python", "-m", "pip", "--quiet", "install", "--no-deps"]
    run([*pip, "--require-hashes", "-r", clone / "requirements.txt"], folder)
    run([*pip, *folder.glob("jalon-*.whl")], folder)
    empty = folder / "empty"
    empty.mkdir()
    command: list[str | Path] = [folder / "venv/bin/jalon", "demo", "--port", str(PORT)]
    try_out("wheel", command, empty, folder / "journal")


def say(words: str) -> None:
    """One line for who watches."""
    sys.stdout.write(f"smoke test: {words}\n")
    sys.stdout.flush()


def main() -> int:
    """Clone, try; build, try. 1 with the reason when something is not so."""
    with tempfile.TemporaryDirectory(prefix="jalon-smoke-") as made:
        folder, clone = Path(made), Path(made) / "clone"
        try:
            run(["git", "clone", "--quiet", ROOT, clone], folder)
            try_out("clone", ["make", "run", f"PORT={PORT}"], clone, folder / "clone-journal")
            if sys.argv[1:] != ["clone"]:
                (folder / "wheel").mkdir()
                try_wheel(clone, folder / "wheel")
        except Broken as error:
            say(f"BROKEN: {error}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
