"""What is kept of oneself, without an account."""

from django.urls import path

from jalon.web.privacy import own

urlpatterns = [
    path("", own.ask, name="own_data_ask"),
    path("<str:token>/", own.data, name="own_data"),
    path("<str:token>/copie/", own.copy, name="own_data_copy"),
    path("<str:token>/demander/", own.request, name="own_data_request"),
]
