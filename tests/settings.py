"""Settings of the tests: those of the product, without what a host must say."""

import os

os.environ.setdefault("JALON_SECRET_KEY", "only-for-tests-0123456789-0123456789-0123456789")
os.environ.setdefault("JALON_DEBUG", "true")
if url := os.environ.get("JALON_TEST_DATABASE_URL"):
    os.environ["JALON_DATABASE_URL"] = url

from jalon.cli.catalogues import compile_catalogues
from jalon.config.settings import *  # noqa: F403

compile_catalogues()

if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # What a server asks for, and one thing more: a power cut may lose the last tests.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"  # noqa: F405
DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # static files are found where they are written, none is gathered
