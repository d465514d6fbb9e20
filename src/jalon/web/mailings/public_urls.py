"""What recipients decide, without an account."""

from django.urls import path

from jalon.web.mailings import public

urlpatterns = [
    path("choix/<str:token>/", public.preferences, name="mail_preferences"),
    path("arreter/<str:token>/", public.unsubscribe, name="unsubscribe"),
]
