"""How messages leave this host, from the environment: a mail server, with a password or a token, or a provider."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dj_email_url
from environs import Env

HINTS = {
    "JALON_EMAIL_URL": "submission://user:password@mail.example.org:587, or console: to print messages",
    "JALON_EMAIL_OAUTH": "for a server that wants a token: "
    "token_url=https://login.example.org/token,client_id=…,client_secret=…,refresh_token=…,scope=…",
    "JALON_EMAIL_PROVIDER": "instead of a server: brevo, mailersend, mailgun, mailjet, mailtrap, mandrill, postal, "
    "postmark, resend, scaleway, sendgrid, sparkpost",
    "JALON_EMAIL_PROVIDER_OPTIONS": "what the provider gave you: API_KEY=…,SENDER_DOMAIN=mail.example.org",
    "JALON_EMAIL_WEBHOOK_SECRET": "a long name and a long password joined by a colon, given to the provider with the "
    "address https://name:password@jalon.example.org/fournisseur/mailgun/tracking/",
}
# Each provider, and the options it cannot do without.
PROVIDERS = {
    "brevo": ("API_KEY",),
    "mailersend": ("API_TOKEN",),
    "mailgun": ("API_KEY",),
    "mailjet": ("API_KEY", "SECRET_KEY"),
    "mailtrap": ("API_TOKEN",),
    "mandrill": ("API_KEY",),
    "postal": ("API_KEY", "API_URL"),
    "postmark": ("SERVER_TOKEN",),
    "resend": ("API_KEY",),
    "scaleway": ("SECRET_KEY", "PROJECT_ID"),
    "sendgrid": ("API_KEY",),
    "sparkpost": ("API_KEY",),
}
OAUTH_NEEDED = ("token_url", "client_id")
OAUTH_KNOWN = (*OAUTH_NEEDED, "client_secret", "refresh_token", "scope")
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True, slots=True)
class Mail:
    """Django's mail settings, the token's and the provider's."""

    django: dict[str, Any]
    oauth: dict[str, str]
    anymail: dict[str, str]

    @property
    def backend(self) -> str:
        """What Django sends by."""
        if self.oauth:
            return "jalon.mailings.backends.oauth.EmailBackend"
        if self.django["EMAIL_BACKEND"] == SMTP:
            return "jalon.mailings.backends.smtp.EmailBackend"
        return str(self.django["EMAIL_BACKEND"])


def server(env: Env, name: str, *, local: bool) -> dict[str, Any]:
    """Django's settings from JALON_EMAIL_URL, or for the provider that stands in for it. Raises ValueError: why not."""
    provider = env.str("JALON_EMAIL_PROVIDER", "")
    url = env.str(name, "") or ("console:" if local or provider else "")
    if not url:
        raise ValueError("missing")
    settings = dict(dj_email_url.parse(url))
    if "EMAIL_BACKEND" not in settings:
        raise ValueError("unknown kind of address")
    if settings["EMAIL_BACKEND"] == SMTP and not settings["EMAIL_HOST"]:
        raise ValueError("names no mail server")
    if provider:
        settings["EMAIL_BACKEND"] = f"anymail.backends.{provider}.EmailBackend"
    return settings


def provider(env: Env, name: str) -> str:
    """The provider's name, "" when there is none. Raises ValueError when it is not one of PROVIDERS."""
    found = str(env.str(name, ""))
    if found and found not in PROVIDERS:
        raise ValueError("no such provider")
    return found


def provider_options(env: Env, name: str) -> dict[str, str]:
    """The provider's settings, as anymail names them. Raises ValueError: those that are missing."""
    chosen = env.str("JALON_EMAIL_PROVIDER", "")
    given = {key.upper(): value for key, value in _pairs(env, name).items()}
    if missing := [key for key in PROVIDERS.get(chosen, ()) if not given.get(key)]:
        raise ValueError(f"missing: {', '.join(missing)}")
    return {f"{chosen.upper()}_{key}": value for key, value in given.items()} if chosen else {}


def webhook_secret(env: Env, name: str) -> str:
    """What proves that a report of bounces comes from the provider: "user:password". Raises ValueError: too short."""
    found = str(env.str(name, ""))
    user, _colon, password = found.partition(":")
    if found and min(len(user), len(password)) < 8:
        raise ValueError("at least 8 characters on each side of a colon")
    return found


def oauth(env: Env, name: str) -> dict[str, str]:
    """How to obtain a token, empty when the server wants none. Raises ValueError: what is missing or wrong."""
    given = _pairs(env, name)
    if not given:
        return {}
    if unknown := given.keys() - set(OAUTH_KNOWN):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    if missing := [key for key in OAUTH_NEEDED if not given.get(key)]:
        raise ValueError(f"missing: {', '.join(missing)}")
    if not given["token_url"].startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ValueError("token_url is not https://")
    url = dj_email_url.parse(env.str("JALON_EMAIL_URL", ""))
    if url.get("EMAIL_BACKEND") != SMTP or not url.get("EMAIL_HOST_USER"):
        raise ValueError("JALON_EMAIL_URL names no user of a mail server")
    return given


def _pairs(env: Env, name: str) -> dict[str, str]:
    found: dict[str, str] = env.dict(name, {})
    return found
