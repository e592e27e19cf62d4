"""Which figures, changed, would settle all sums: none that trying them all would not find."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.checks.sums.localise import System


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from((-2, -1, 1)), min_size=1), min_size=2, max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_pairs_are_those_that_trying_all_would_find(relations: list[dict[str, int]], chance: random.Random) -> None:
    system = System(tuple(relations))
    keys = sorted(system.columns)
    figures = {key: chance.randint(-3, 3) for key in chance.sample(keys, min(2, len(keys)))}
    residuals = system.residuals(figures)
    if not residuals or list(system.single(residuals)):
        return
    tried = {
        frozenset((one, other))
        for one, other in combinations(keys, 2)
        for first in range(-12, 13)
        for second in range(-12, 13)
        if first and second and system.residuals({one: first, other: second}) == residuals
    }
    assert tried <= {frozenset(key for key, _ in pair) for pair in system.pairs(residuals)}
