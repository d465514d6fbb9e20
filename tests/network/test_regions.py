"""The regions of a network."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.network.actions.governance import add_seat, form_body
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_population, add_region, adopt_quebec, remove_region, rename_region
from jalon.network.choices import BodyKind
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Network, Region
from jalon.network.rules.regions import region_key, region_said


def test_the_regions_of_quebec_ship_as_data(network: Network) -> None:
    assert len(adopt_quebec(network=network, actor="test")) == 17
    assert [one.code for one in network.regions.all()[:2]] == ["01", "02"]


def test_adopting_them_again_adds_none(network: Network) -> None:
    add_region(network=network, name="Bas St-Laurent", actor="test")
    assert len(adopt_quebec(network=network, actor="test")) == 16
    assert adopt_quebec(network=network, actor="test") == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bas St-Laurent", "Bas-Saint-Laurent"),
        ("BAS-SAINT-LAURENT", "Bas-Saint-Laurent"),
        ("01", "Bas-Saint-Laurent"),
        ("01 – Bas-Saint-Laurent", "Bas-Saint-Laurent"),
        ("Région du Bas-Saint-Laurent (01)", "Bas-Saint-Laurent"),
        ("Saguenay - Lac St-Jean", "Saguenay–Lac-Saint-Jean"),
        ("de l’Estrie", "Estrie"),
        ("Partout", None),
        ("", None),
        ("02 Saguenay", "Saguenay–Lac-Saint-Jean"),
        ("Saguenay", None),
        ("05 Saguenay", None),
    ],
)
def test_a_region_in_other_words(said: str, name: str | None) -> None:
    regions = [
        Region(name=one, key=region_key(one), code=code)
        for code, one in (("01", "Bas-Saint-Laurent"), ("02", "Saguenay–Lac-Saint-Jean"), ("05", "Estrie"))
    ]
    found = region_said(said, regions)
    assert (found.name if found else None) == name


@given(st.text())
def test_no_words_break_it(words: str) -> None:
    estrie = Region(name="Estrie", key="estrie", code="05")
    assert region_said(words, [estrie]) in (None, estrie)


def test_two_regions_have_no_name_in_common(network: Network) -> None:
    first = add_region(network=network, name="Est", actor="test")
    other = add_region(network=network, name="Ouest", actor="test")
    with pytest.raises(GovernanceRefused, match="region_taken"):
        rename_region(region=other, name="est", code="", actor="test")
    assert rename_region(region=first, name="EST", code="1", actor="test").code == "1"


def test_a_region_with_a_seat_stays(network: Network) -> None:
    region = add_region(network=network, name="Est", actor="test")
    body = form_body(party=create_party(network=network, name="CA", actor="test"), kind=BodyKind.BOARD, actor="test")
    add_seat(body=body, title="Délégation de l’Est", region=region, actor="test")
    with pytest.raises(GovernanceRefused, match="region_used"):
        remove_region(region=region, actor="test", on=date(2026, 5, 1))


def test_a_population_says_its_source(network: Network) -> None:
    with pytest.raises(GovernanceRefused):
        add_population(network=network, name="TS", size=10, source=" ", on=date(2026, 1, 1), actor="test")
