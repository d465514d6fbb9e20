"""Bodies, seats, mandates, delegations, members, regions."""

from django.urls import path

from jalon.web.governance import bodies, mandates, members, regions, seats

urlpatterns = [
    path("instances/", bodies.body_list, name="body_list"),
    path("instances/former/", bodies.body_add, name="body_add"),
    path("instances/<int:body_id>/", bodies.body_page, name="body"),
    path("instances/<int:body_id>/modifier/", bodies.body_edit, name="body_edit"),
    path("instances/<int:body_id>/postes/", seats.seat_add, name="seat_add"),
    path("instances/<int:body_id>/postes/regions/", seats.seat_by_region, name="seat_by_region"),
    path("instances/postes/<int:seat_id>/", seats.seat_edit, name="seat_edit"),
    path("instances/postes/<int:seat_id>/deplacer/", seats.seat_move, name="seat_move"),
    path("instances/postes/<int:seat_id>/pourvoir/", seats.seat_give, name="seat_give"),
    path("mandats/<int:mandate_id>/", mandates.mandate, name="mandate"),
    path("delegations/", mandates.delegation_list, name="delegation_list"),
    path("delegations/ajouter/", mandates.delegation_add, name="delegation_add"),
    path("membres/", members.member_page, name="member_list"),
    path("membres/cotisations/", members.member_fees, name="member_fees"),
    path("membres/admettre/", members.member_add, name="member_add"),
    path("membres/regle/", members.membership_rule, name="membership_rule"),
    path("membres/<int:membership_id>/", members.membership, name="membership"),
    path("regions/", regions.coverage, name="regions"),
    path("regions/modifier/", regions.region_edit, name="region_edit"),
]
