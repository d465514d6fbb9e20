"""Root addresses: everything belongs to `web`."""

from django.urls import include, path

urlpatterns = [path("", include("jalon.web.urls"))]
