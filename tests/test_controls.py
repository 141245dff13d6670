"""What an address asks for is found in capitals or not, where that can mean one thing only."""

import pytest

from dashboard.controls import matching


@pytest.mark.parametrize(
    ("asked", "options", "found"),
    [
        ("FS-03", ["FS-02", "FS-03"], "FS-03"),
        ("fs-03", ["FS-02", "FS-03"], "FS-03"),
        ("region: coast", {"": "Everybody", "Region: Coast": "Region: Coast"}, "Region: Coast"),
        ("ab", ["AB", "ab"], "ab"),
        ("Ab", ["AB", "ab"], ""),
        ("FS-04", ["FS-02", "FS-03"], ""),
        ("", ["FS-02"], ""),
    ],
)
def test_an_option_is_found_in_capitals_or_not(asked, options, found):
    assert matching(asked, options) == found
