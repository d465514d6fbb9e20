"""Settings from the environment: what is missing or wrong is named, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from jalon.config.environment import HINTS, read_environment

KEY = "k" * 40
COMPLETE = {
    "JALON_SECRET_KEY": KEY,
    "JALON_ALLOWED_HOSTS": "jalon.example.org, www.example.org",
    "JALON_EMAIL_URL": "submission://user:secret@mail.example.org:587",
}


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that says nothing of Jalon."""
    for name in HINTS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def given(environ: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        environ.setenv(name, value)


def test_all_that_is_missing_is_said_at_once(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured) as error:
        read_environment(tmp_path)
    for name in COMPLETE:
        assert name in str(error.value)
        assert HINTS[name] in str(error.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JALON_SECRET_KEY", "short"),
        ("JALON_DATABASE_URL", "mysql://localhost/jalon"),
        ("JALON_HTTPS", "peut-être"),
        ("JALON_EMAIL_URL", "pigeon://mail"),
        ("JALON_PROXIES", "un"),
        ("JALON_PROXIES", "-1"),
        ("JALON_ALLOWED_HOSTS", "https://jalon.example.org"),
        ("JALON_ALLOWED_HOSTS", "jalon.example.org:8000"),
        ("JALON_SOURCE_URL", "javascript:alert(1)"),
        ("JALON_DATABASE_URL", "sqlite://"),
        ("JALON_DATABASE_URL", "postgresql://"),
        ("JALON_EMAIL_URL", "submission:"),
        ("JALON_VAR", __file__),
        ("JALON_URL", "jalon.example.org"),
        ("JALON_TIME_ZONE", "Québec"),
        ("JALON_TIME_ZONE", "../../etc/passwd"),
        ("JALON_ALARM_EMAILS", "technique@example.org, personne"),
        ("JALON_MAINTAINERS_EMAIL", "personne"),
        ("JALON_NETWORKS", "tous"),
        ("JALON_NETWORK_ADDRESSES", "example.org"),
        ("JALON_EMAIL_PROVIDER", "pigeon"),
        ("JALON_EMAIL_WEBHOOK_SECRET", "trop:court"),
        ("JALON_EMAIL_OAUTH", "client_id=a"),
        ("JALON_EMAIL_OAUTH", "token_url=http://login.example.org/token,client_id=a"),
        ("JALON_EMAIL_OAUTH", "token_url=https://login.example.org/token,client_id=a,pigeon=b"),
    ],
)
def test_what_is_wrong_is_named_alone(environ: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str) -> None:
    given(environ, COMPLETE | {name: value})
    with pytest.raises(ImproperlyConfigured) as error:
        read_environment(tmp_path)
    assert [known for known in HINTS if f"  {known}:" in str(error.value)] == [name]


def test_the_message_never_shows_a_secret(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(environ, COMPLETE | {"JALON_SECRET_KEY": "hunter2", "JALON_DATABASE_URL": "mysql://me:hunter3@host/jalon"})
    with pytest.raises(ImproperlyConfigured) as error:
        read_environment(tmp_path)
    assert "hunter" not in str(error.value)


def test_sqlite_in_var_unless_said_otherwise(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(environ, COMPLETE)
    found = read_environment(tmp_path)
    assert found.database["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(found.database["NAME"]) == tmp_path / "var" / "jalon.sqlite3"
    assert found.allowed_hosts == ["jalon.example.org", "www.example.org"]
    assert found.https


def test_postgresql_by_one_setting(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(environ, COMPLETE | {"JALON_DATABASE_URL": "postgresql://me:p%40ss@db.example.org:5433/jalon"})
    database = read_environment(tmp_path).database
    assert (database["ENGINE"], database["HOST"], database["PORT"], database["PASSWORD"]) == (
        "django.db.backends.postgresql", "db.example.org", 5433, "p@ss",
    )  # fmt: skip


def test_the_trial_makes_its_own_key_once(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(environ, {"JALON_DEMO": "true"})
    first = read_environment(tmp_path)
    assert len(first.secret_key) > 40
    assert read_environment(tmp_path).secret_key == first.secret_key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0
    assert not first.https


def test_a_provider_stands_in_for_a_server(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    provider = {"JALON_EMAIL_PROVIDER": "mailgun", "JALON_EMAIL_PROVIDER_OPTIONS": "API_KEY=k,SENDER_DOMAIN=m.example"}
    secret = {"JALON_EMAIL_WEBHOOK_SECRET": "nom-long-1:mot-long-1", "JALON_EMAIL_URL": ""}
    given(environ, COMPLETE | provider | secret)
    mail = read_environment(tmp_path).mail
    assert mail.backend == "anymail.backends.mailgun.EmailBackend"
    assert mail.anymail == {
        "MAILGUN_API_KEY": "k", "MAILGUN_SENDER_DOMAIN": "m.example", "WEBHOOK_SECRET": "nom-long-1:mot-long-1",
    }  # fmt: skip


def test_what_a_provider_needs_is_named(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(environ, COMPLETE | {"JALON_EMAIL_PROVIDER": "mailjet", "JALON_EMAIL_PROVIDER_OPTIONS": "API_KEY=k"})
    with pytest.raises(ImproperlyConfigured, match="JALON_EMAIL_PROVIDER_OPTIONS: missing: SECRET_KEY"):
        read_environment(tmp_path)


def test_a_token_instead_of_a_password(environ: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = {"JALON_EMAIL_URL": "submission://rarcq%40example.org@smtp.example.org:587"}
    given(environ, COMPLETE | url | {"JALON_EMAIL_OAUTH": "token_url=https://login.example.org/t,client_id=a=="})
    mail = read_environment(tmp_path).mail
    assert mail.backend == "jalon.mailings.backends.oauth.EmailBackend"
    assert (mail.oauth["client_id"], mail.django["EMAIL_HOST_USER"]) == ("a==", "rarcq@example.org")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({}, "nobody"),
        ({"JALON_ALLOWED_HOSTS": "localhost, 127.0.0.1"}, "anyone"),
        ({"JALON_DEMO": "true"}, "anyone"),
        ({"JALON_NETWORKS": "approval"}, "approval"),
    ],
)
def test_the_first_person_gets_in_on_her_own_machine_alone(
    environ: pytest.MonkeyPatch, tmp_path: Path, values: dict[str, str], rule: str
) -> None:
    given(environ, COMPLETE | values)
    assert read_environment(tmp_path).networks == rule
