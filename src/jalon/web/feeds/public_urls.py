"""What calendar programs read, without signing in."""

from django.urls import path

from jalon.web.feeds import views

urlpatterns = [path("<str:token>.ics", views.calendar, name="calendar")]
