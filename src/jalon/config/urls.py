"""Root addresses: everything belongs to `web`, but what a mail provider reports."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from jalon.web.components import errors

urlpatterns: list[URLPattern | URLResolver] = [path("", include("jalon.web.urls"))]
if settings.ANYMAIL.get("WEBHOOK_SECRET"):  # what a mail provider reports: without a secret anybody could
    urlpatterns.append(path("fournisseur/", include("anymail.urls")))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many  # read by allauth, where attempts are limited
handler500 = errors.broken
