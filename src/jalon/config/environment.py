"""The settings that come from the environment, read and checked at once.

Each missing or wrong setting is named with a hint, all of them in one message, before anything starts.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environs import Env

from jalon.config import mail
from jalon.config.mail import Mail

T = TypeVar("T")

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
CREATIONS = ("anyone", "listed", "approval", "nobody")  # as in jalon.network.rules.creating
HINTS = {
    "JALON_SECRET_KEY": "a long random text that never changes: "
    'python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
    "JALON_VAR": "the folder for the database, files and mail, for example /srv/jalon/var",
    "JALON_DATABASE_URL": "sqlite:////srv/jalon/var/jalon.sqlite3 or postgresql://user:password@host:5432/jalon",
    "JALON_ALLOWED_HOSTS": "the names the site answers to, separated by commas: jalon.example.org",
    "JALON_HTTPS": "true when people reach the site by https (the default), false for a local trial",
    "JALON_URL": "the address people type, written in messages: https://jalon.example.org",
    "JALON_TIME_ZONE": "where people live, for the hours when messages leave: America/Toronto, Europe/Paris",
    **mail.HINTS,
    "JALON_EMAIL_FROM": "the sender of messages: Jalon <jalon@example.org>",
    "JALON_ALARM_EMAILS": "who is told when messages no longer leave, separated by commas: technique@example.org",
    "JALON_MAINTAINERS_EMAIL": "who mends readings, offered to whoever reports one: lecture@example.org",
    "JALON_DEMO": "true for the local trial, which makes its own secret key; false otherwise",
    "JALON_DEBUG": "true while developing, false otherwise",
    "JALON_SIGNUP": "true when anyone may create an account, false (the default) when accounts are given",
    "JALON_NETWORKS": "who may create a network: anyone, listed (JALON_NETWORK_ADDRESSES), approval or nobody",
    "JALON_NETWORK_ADDRESSES": "who may create a network when listed, separated by commas: "
    "coordination@example.org, @example.org",
    "JALON_SOURCE_URL": "where people find the source of the version they use (AGPL, section 13)",
    "JALON_PROXIES": "how many trusted proxies stand before the server: 0, 1…",
}


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says, checked."""

    secret_key: str
    var: Path
    database: dict[str, Any]
    allowed_hosts: list[str]
    https: bool
    url: str
    time_zone: str
    mail: Mail
    email_from: str
    alarm_emails: list[str]
    maintainers_email: str
    demo: bool
    debug: bool
    signup: bool
    own_machine: bool
    networks: str
    network_addresses: list[str]
    source_url: str
    proxies: int


@dataclass(slots=True)
class _Reader:
    """Reads one setting at a time and gathers what is wrong."""

    env: Env = field(default_factory=Env)
    problems: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        try:
            return parse(name)
        except Exception as error:  # any parser's complaint becomes one line of the message
            self.problems[name] = str(error).removeprefix(f'Environment variable "{name}" ').strip() or "invalid"
            return default


def read_environment(root: Path) -> Environment:
    """Settings from the environment; `root` is the folder where `var/` goes without `JALON_VAR`.

    Raises ImproperlyConfigured naming every missing or wrong setting.
    """
    reader = _Reader()
    env, read = reader.env, reader.read
    demo = read("JALON_DEMO", lambda name: env.bool(name, False), default=False)
    debug = read("JALON_DEBUG", lambda name: env.bool(name, False), default=False)
    var = read("JALON_VAR", lambda name: made_folder(Path(env.str(name, str(root / "var"))).resolve()), default=root)
    local = demo or debug
    none: list[str] = []
    allowed_hosts = read("JALON_ALLOWED_HOSTS", lambda name: _hosts(env, name, local=local), default=none)
    own_machine = local or set(allowed_hosts) <= set(LOOPBACK)
    usual = "anyone" if own_machine else "nobody"
    environment = Environment(
        secret_key=read("JALON_SECRET_KEY", lambda name: _secret_key(env, name, var, demo=demo), default=""),
        var=var,
        database=read("JALON_DATABASE_URL", lambda name: _database(env, name, var), default={}),
        allowed_hosts=allowed_hosts,
        https=read("JALON_HTTPS", lambda name: env.bool(name, not local), default=True),
        url=read("JALON_URL", lambda name: _address(env, name).rstrip("/"), default=""),
        time_zone=read("JALON_TIME_ZONE", lambda name: _time_zone(env, name), default="America/Toronto"),
        mail=_mail(reader, local=local),
        email_from=read("JALON_EMAIL_FROM", lambda name: env.str(name, "Jalon <jalon@localhost>"), default=""),
        alarm_emails=read("JALON_ALARM_EMAILS", lambda name: _addresses(env, name), default=[]),
        maintainers_email=read("JALON_MAINTAINERS_EMAIL", lambda name: ",".join(_addresses(env, name)), default=""),
        demo=demo,
        debug=debug,
        signup=read("JALON_SIGNUP", lambda name: env.bool(name, False), default=False),
        own_machine=own_machine,
        networks=read("JALON_NETWORKS", lambda name: _choice(env, name, CREATIONS, usual), default=usual),
        network_addresses=read("JALON_NETWORK_ADDRESSES", lambda name: _listed(env, name), default=[]),
        source_url=read("JALON_SOURCE_URL", lambda name: _address(env, name), default=""),
        proxies=read("JALON_PROXIES", lambda name: _proxies(env, name), default=0),
    )
    if reader.problems:
        raise ImproperlyConfigured(_message(reader.problems))
    return environment


def _message(problems: dict[str, str]) -> str:
    lines = [f"  {name}: {problem}\n      → {HINTS[name]}" for name, problem in problems.items()]
    return (
        "Jalon cannot start. Correct these settings of the environment:\n"
        + "\n".join(lines)
        + ("\nTo try Jalon on this machine alone: JALON_DEMO=true.")
    )


def _secret_key(env: Env, name: str, var: Path, *, demo: bool) -> str:
    """The key given; for the demo alone, one made once and kept in `var/secret_key`."""
    if key := env.str(name, ""):
        if len(key) < 32:
            raise ValueError("too short: at least 32 characters")
        return str(key)
    if not demo:
        raise ValueError("missing")
    kept = var / "secret_key"
    if not kept.exists():
        var.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


def made_folder(path: Path) -> Path:
    """The folder, made when it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"this folder cannot be made: {error.strerror}") from None
    if not os.access(path, os.W_OK):
        raise ValueError("nothing can be written in this folder")
    return path


def keep_private(place: Path) -> None:
    """The file of a database is for its owner alone, and so are those that SQLite makes beside it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch(mode=0o600)
    with suppress(PermissionError):  # of somebody else: a command run by hand that only reads
        place.chmod(0o600)


def _proxies(env: Env, name: str) -> int:
    count = int(env.int(name, 0))
    if count < 0:
        raise ValueError("less than 0")
    return count


def _address(env: Env, name: str) -> str:
    address = str(env.str(name, ""))
    if address and not address.startswith(("https://", "http://")):
        raise ValueError("neither https:// nor http://")
    return address


def _time_zone(env: Env, name: str) -> str:
    zone = str(env.str(name, "America/Toronto"))
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"no such time zone: {zone}") from None
    return zone


def _database(env: Env, name: str, var: Path) -> dict[str, Any]:
    url = env.str(name, f"sqlite:///{var / 'jalon.sqlite3'}")
    if not url.startswith(("sqlite://", "postgresql://", "postgres://")):
        raise ValueError("neither sqlite:// nor postgresql://")
    database = dict(dj_database_url.parse(url))
    if not database["NAME"] or database["NAME"] == ":memory:":
        raise ValueError("names no database")
    if url.startswith("sqlite:"):
        made_folder(Path(str(database["NAME"])).parent)
    return database


def _hosts(env: Env, name: str, *, local: bool) -> list[str]:
    hosts = [host for host in map(str.strip, env.str(name, "").split(",")) if host]
    if not hosts and not local:
        raise ValueError("missing")
    if wrong := next((host for host in hosts if not re.fullmatch(r"\*|\.?[\w.-]+|\[[0-9a-fA-F:]+\]", host)), None):
        raise ValueError(f"not the name of a site, without https:// nor port: {wrong}")
    return hosts or list(LOOPBACK)


def _choice(env: Env, name: str, choices: tuple[str, ...], usual: str) -> str:
    chosen = str(env.str(name, usual)).strip().lower()
    if chosen not in choices:
        raise ValueError(f"none of {', '.join(choices)}: {chosen}")
    return chosen


def _listed(env: Env, name: str) -> list[str]:
    """Addresses, and domains written @example.org."""
    found = [one.lower() for one in map(str.strip, env.str(name, "").split(",")) if one]
    for one in found:
        try:
            validate_email(f"somebody{one}" if one.startswith("@") else one)
        except ValidationError:
            raise ValueError(f"neither an e-mail address nor @domain: {one}") from None
    return found


def _addresses(env: Env, name: str) -> list[str]:
    found = [address for address in map(str.strip, env.str(name, "").split(",")) if address]
    for address in found:
        try:
            validate_email(address)
        except ValidationError:
            raise ValueError(f"not an e-mail address: {address}") from None
    return found


def _mail(reader: _Reader, *, local: bool) -> Mail:
    """How messages leave: a server or a provider."""
    env, read = reader.env, reader.read
    chosen = read("JALON_EMAIL_PROVIDER", lambda name: mail.provider(env, name), default="")
    secret = read("JALON_EMAIL_WEBHOOK_SECRET", lambda name: mail.webhook_secret(env, name), default="")
    none: dict[str, str] = {}
    options = read("JALON_EMAIL_PROVIDER_OPTIONS", lambda name: mail.provider_options(env, name), default=none)
    return Mail(
        django=read("JALON_EMAIL_URL", lambda name: mail.server(env, name, local=local), default={}),
        oauth=read("JALON_EMAIL_OAUTH", lambda name: mail.oauth(env, name), default=none),
        anymail=options | ({"WEBHOOK_SECRET": secret} if chosen and secret else {}),
    )
