"""The address asked by what watches a host."""

from django.urls import path

from jalon.web.health import views

urlpatterns = [path("sante/", views.health, name="health")]
