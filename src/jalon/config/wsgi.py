"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jalon.config.settings")

application = get_wsgi_application()

# The pages are imported before the first request, which would otherwise wait a second for them.
_PAGES = get_resolver().url_patterns
