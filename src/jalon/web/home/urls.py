"""The start, and the language of the interface."""

from django.urls import path

from jalon.web.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("langue/", views.switch_language, name="set_language"),
]
