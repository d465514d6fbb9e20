"""What everybody reads, without signing in."""

from django.urls import path

from jalon.web.public import views

urlpatterns = [path("<slug:token>/", views.public_page, name="public_plan")]
