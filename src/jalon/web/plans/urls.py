"""Plans, their items, and the files they came from."""

from django.urls import path

from jalon.web.plans import views

urlpatterns = [
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/<int:plan_id>/", views.plan_page, name="plan"),
    path("plans/<int:plan_id>/elements/<int:item_id>/", views.item_page, name="plan_item"),
    path("lectures/<int:reading_id>/", views.reading_page, name="reading"),
    path("lectures/<int:reading_id>/fichier/", views.source_file, name="source_file"),
]
