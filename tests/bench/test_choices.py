"""The choices that go with what is misread are named."""

from __future__ import annotations

from bench._choices import FIELDS, Case, blamed, confused

_RIGHT = {"bad": False, "f1": 1.0, "parent": 1.0, "gold": 3, "file": "plan.docx"} | dict.fromkeys(FIELDS)


def _case(form: str, *, leads: float) -> Case:
    row = {**_RIGHT, "leads": leads, "bad": leads < 0.8}
    node = dict.fromkeys(FIELDS) | {"leads": ["Ada"], "ambiguous": [], "drawn": {"leads": "person"}}
    return Case(
        {"shape": "table", "form": form, "colour": "red"}, row, [(node, {"leads": ["Bo"]} if leads < 1 else {})]
    )


def test_the_choice_that_harms_comes_first() -> None:
    cases = [_case("cards", leads=0.2) for _time in range(6)] + [_case("rows", leads=1.0) for _time in range(20)]
    worst = blamed(cases)[0]

    assert (worst.choice, worst.draws) == ("form = cards", 6)
    assert worst.share > worst.without


def test_a_choice_seldom_drawn_is_not_blamed() -> None:
    cases = [_case("cards", leads=0.2) for _time in range(4)] + [_case("rows", leads=1.0) for _time in range(20)]

    assert not [blame for blame in blamed(cases) if blame.choice == "form = cards"]


def test_what_is_read_in_place_of_what_is_told_by_how_often() -> None:
    cases = [_case("cards", leads=0.2), _case("cards", leads=0.2), _case("rows", leads=1.0)]

    assert confused(cases, "leads") == [(2, "Ada", "Bo", "plan.docx")]
