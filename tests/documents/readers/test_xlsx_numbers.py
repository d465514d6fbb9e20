"""Excel number formats: a number as people see it."""

import pytest

from jalon.documents.readers.xlsx_values import shown_number

_ACCOUNT = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'
_BY_SIZE = '[>=1000000]0.0,,"M";[>=1000]0,"k";0'
_IN_WORDS = '[<10]"peu";[>=100]"beaucoup";0" moyen"'


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (-0.05, "+0%;-0%", "-5\u00a0%"),
        (0.05, "+0%;-0%", "+5\u00a0%"),
        (-3, "[Red]0;[Blue](0)", "(3)"),
        (-5, "0%", "-500\u00a0%"),
        (-12.5, _ACCOUNT, "-12.50 €"),
        (0, _ACCOUNT, "- €"),
        (1500000, _BY_SIZE, "1.5 M"),
        (1500, _BY_SIZE, "2 k"),
        (15, _BY_SIZE, "15"),
        (5, _IN_WORDS, "peu"),
        (500, _IN_WORDS, "beaucoup"),
        (50, _IN_WORDS, "50 moyen"),
    ],
)
def test_the_section_of_a_number(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1, '"Oui";;"Non"', "Oui"),
        (0, '"Oui";;"Non"', "Non"),
        (0, '0;-0;"néant"', "néant"),
        (0, '0;-0;"à; voir"', "à; voir"),
        (5, ";;;", ""),
        (0, "#", ""),
        (3, 'General" km"', "3 km"),
        (3, '"Lot "00', "Lot 03"),
        (3, '"A"0', "A3"),
        (1, '0"er"', "1er"),
        (12, "[$€-40C] 0", "€ 12"),
    ],
)
def test_words_around_a_number_or_for_it(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1400, "00000", "01400"),
        (612345678, '0#" "##" "##" "##" "##', "06 12 34 56 78"),
        (1500, "# ##0", "1500"),
        (250000, '#,##0,"k€"', "250 k€"),
        (3200000, '0.0,,"M€"', "3.2 M€"),
        (1 / 3, "0.00", "0.33"),
        (2.675, "0.00", "2.68"),
        (3, "0.##", "3"),
        (-0.2, "0", "0"),
        (1234567, "0.00E+00", "1.23E+06"),
    ],
)
def test_places_zeros_and_scales(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.5, "# ?/?", "1/2"),
        (1.75, "# ?/?", "1 3/4"),
        (2, "# ?/?", "2"),
        (0.333, "# ??/8", "3/8"),
        (-0.5, "# ?/?", "-1/2"),
        (1.5, "?/?", "3/2"),
        (0, "# ?/?", "0"),
    ],
)
def test_fractions(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown
