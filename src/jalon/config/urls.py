"""Root addresses: everything belongs to `web`."""

from django.urls import include, path

from jalon.web.components import errors

urlpatterns = [path("", include("jalon.web.urls"))]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
