"""Django's settings. What changes from host to host comes from the environment (see environment.py)."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from jalon.cli.address import kept_address
from jalon.config.environment import keep_private, made_folder, read_environment

PACKAGE = Path(__file__).resolve().parent.parent

environment = read_environment(Path.cwd())

VAR = environment.var
DEBUG = environment.debug
DEMO = environment.demo
SECRET_KEY = environment.secret_key
ALLOWED_HOSTS = environment.allowed_hosts
SIGNUP_OPEN = environment.signup
OWN_MACHINE = environment.own_machine  # of who uses it: nobody else reaches it
NETWORK_CREATION = environment.networks
MAINTAINERS_EMAIL = environment.maintainers_email  # who a reading is reported to; "" for nobody
NETWORK_ADDRESSES = environment.network_addresses
# The addresses a network nobody approved yet may write to within a day; none where networks wait for approval.
UNAPPROVED_ADDRESSES = 10
SOURCE_URL = environment.source_url
# Where messages say the site is: they are written outside any request.
# On one's own machine, the port the server took is kept beside the database for the commands that come after.
SITE_URL = (
    environment.url
    or (kept_address(VAR) if OWN_MACHINE else "")
    or f"http{'s' if environment.https else ''}://{ALLOWED_HOSTS[0].lstrip('*.') or 'localhost'}"
)

INSTALLED_APPS = [
    "jalon.accounts",
    "jalon.health",
    "jalon.history",
    "jalon.search",
    "jalon.network",
    "jalon.library",
    "jalon.mailings",
    "jalon.plans",
    "jalon.membership",
    "jalon.reports",
    "jalon.exchange",
    "jalon.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jalon.config.security.ContentSecurityPolicy",
    "jalon.config.security.NotKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "jalon.web.components.limits.UploadLimit",  # once the language is known; nothing before reads the body
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jalon.web.accounts.language.PersonLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "jalon.config.urls"
WSGI_APPLICATION = "jalon.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted((PACKAGE / "web").glob("*/templates")),  # one folder per area
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database ---------------------------------------------------------------------------------------------------
DATABASES = {"default": environment.database | {"ATOMIC_REQUESTS": False}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    keep_private(Path(DATABASES["default"]["NAME"]))
    # Writers wait for each other instead of failing, readers never wait, and what was acknowledged survives
    # a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # PostgreSQL supposes a disk that turns, on which a row elsewhere costs four times the next one: it then reads the
    # lines of every network rather than find those of a plan. An address that says `options` itself says all of them.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes: tries to sign in are counted here. `jalon migrate` makes its table. Room for all that is
# tried while a limit lasts: a full cache forgets, and Django's is full with 300.
CACHES = {
    "default": {
        "BACKEND": "jalon.accounts.shared_cache.SharedCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000, "CULL_FREQUENCY": 100},
    },
}

# Who signs in -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "jalon.web.accounts.adapter.WebAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "confirm_login_code": "jalon.web.accounts.forms.LoginCodeForm",
    "confirm_email_verification_code": "jalon.web.accounts.forms.EmailCodeForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = environment.proxies
ACCOUNT_CHANGE_EMAIL = True  # one address a person: the new one replaces the old once proved
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "jalon.web.accounts.adapter.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Jalon"
MFA_FORMS = {
    "authenticate": "jalon.web.accounts.forms.SecondFactorForm",
    "reauthenticate": "jalon.web.accounts.forms.SecondFactorAgainForm",
}
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off
# The coordination must have a second factor after so many days; never in the demo.
SECOND_FACTOR_DAYS = None if environment.demo else 14
# Hours during which the coordination may refuse that the board gives its place to somebody.
RESTORATION_HOURS = 0 if environment.demo else 48

# Languages --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = environment.time_zone
USE_THOUSAND_SEPARATOR = False

# Files ------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = sorted((PACKAGE / "web").glob("*/static"))
STATIC_ROOT = VAR / "static"
READING_ROOT = VAR / "readings"  # files that wait to be read, a quarter of an hour at most
EXPORT_ROOT = VAR / "exports"  # archives of networks, until they are fetched
MEDIA_ROOT = VAR / "files"  # never served by address: a view checks who asks
STORAGES = {
    "default": {"BACKEND": "jalon.library.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "jalon.library.storage.WholeUploads",
]
FILE_UPLOAD_TEMP_DIR = made_folder(VAR / "uploads")  # while a page receives them
UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes in one file
FILE_UPLOAD_PERMISSIONS = 0o600
DRAFT_DAYS = 30  # a draft nobody accepted is deleted after so many days

# Messages ---------------------------------------------------------------------------------------------------
EMAIL_BACKEND = environment.mail.backend
EMAIL_HOST = environment.mail.django["EMAIL_HOST"] or "localhost"
EMAIL_PORT = environment.mail.django["EMAIL_PORT"] or 25
EMAIL_HOST_USER = environment.mail.django["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = environment.mail.django["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = environment.mail.django["EMAIL_USE_TLS"]
EMAIL_USE_SSL = environment.mail.django["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = environment.mail.django["EMAIL_FILE_PATH"] or str(VAR / "mail")
EMAIL_TIMEOUT = 20
EMAIL_OAUTH = environment.mail.oauth
ANYMAIL = environment.mail.anymail
DEFAULT_FROM_EMAIL = environment.email_from
ALARM_EMAILS = environment.alarm_emails  # who is told when the host no longer works

# Tasks ------------------------------------------------------------------------------------------------------
# Kept in the database, in the transaction that asks for them; `jalon worker` does them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Security ---------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SECURE_SSL_REDIRECT = environment.https
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]  # asked on the host itself, behind the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if environment.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.proxies else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "jalon.web.components.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = environment.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 24 * 3600
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

# Journal ----------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "jalon.cli.journal.Discreet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "pdfminer": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
    },
}
