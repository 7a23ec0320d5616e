"""Classical buffer sizes: the worked numbers, those published by the PM Knowledge Center among them."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.plan import buffer_methods as methods
from engage.plan.buffer_methods import METHODS, Chain, ChainTask, tightness
from engage.plan.sizing import share_of_chain

AGGRESSIVE = {1: 1, 2: 6, 3: 3, 4: 1, 5: 2, 6: 4, 7: 1, 8: 2}
SAFE = {1: 2, 2: 9, 3: 5, 4: 2, 5: 3, 6: 6, 7: 2, 8: 3}
RESOURCE = dict(enumerate("ABCDEBFE", start=1))  # E has two units


def chain(*numbers: int) -> Chain:
    length = sum(AGGRESSIVE[number] for number in numbers)
    usage: dict[str, float] = {}
    for number in numbers:
        usage[RESOURCE[number]] = usage.get(RESOURCE[number], 0) + AGGRESSIVE[number]
    return Chain(
        tuple(ChainTask(AGGRESSIVE[number], SAFE[number]) for number in numbers),
        links=len(numbers) - 1,
        tightness=tightness(usage, {"E": 2}, length),
    )


CHAINS = chain(2, 6, 8), chain(1, 4), chain(3, 5, 7)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (methods.half_of_chain, (6.0, 1.0, 3.0)),
        (methods.half_of_removed_safety, (3.0, 1.0, 2.0)),
        (methods.all_removed_safety, (6.0, 2.0, 4.0)),
        (methods.chain_sigma, (1.871, 0.707, 1.225)),
        (methods.root_of_squares, (3.742, 1.414, 2.449)),
        (methods.biased_root_of_squares, (4.942, 1.614, 3.049)),
        (methods.adaptive_density, (3.118, 1.061, 2.041)),
        (methods.adaptive_tightness, (3.430, 1.061, 1.837)),
        (lambda chain: share_of_chain(0.20, "chain") * chain.length, (2.4, 0.4, 1.2)),
        (lambda chain: share_of_chain(0.20, "total") * chain.length, (3.0, 0.5, 1.5)),
    ],
)
def test_the_worked_example_holds(size, expected):
    assert [round(size(chain), 3) for chain in CHAINS] == list(expected)


def test_the_published_standard_deviations_hold():
    assert [round(methods.chain_sigma(chain), 2) for chain in CHAINS] == [1.87, 0.71, 1.22]


def test_the_published_sizes_of_another_tool_hold():
    published = Chain(tuple(ChainTask(a, s) for a, s in [(6, 10), (10, 20), (5, 10), (10, 20)]))
    assert published.length == 31
    assert methods.all_removed_safety(published) == 29
    assert ceil(methods.half_of_chain(published)) == 16
    assert ceil(methods.root_of_squares(published)) == 16


def test_a_quarter_of_the_chain_is_the_least_that_bias_allows():
    assert methods.biased_root_of_squares(Chain((ChainTask(20, 20),))) == 5.0


def test_an_empty_chain_needs_no_buffer():
    assert {method.size(Chain(())) for method in METHODS} == {0.0}
    assert tightness({}, {}, 0) == 0.0


def test_each_method_is_named_once_by_its_formula_in_both_languages():
    assert len({method.formula for method in METHODS}) == len(METHODS)
    assert all(method.name.en != method.name.fr for method in METHODS)


tasks = st.builds(lambda a, more: ChainTask(a, a + more), st.floats(0.1, 50), st.floats(0, 50))


@given(st.lists(tasks, min_size=1, max_size=8))
def test_a_root_of_squares_is_never_more_than_the_sum(drawn: list[ChainTask]):
    chain = Chain(tuple(drawn), links=len(drawn) - 1)
    largest = max(task.safety for task in drawn)
    assert largest - 1e-9 <= methods.root_of_squares(chain) <= methods.all_removed_safety(chain) + 1e-9
    assert (
        methods.chain_sigma(chain) <= methods.adaptive_density(chain) <= methods.root_of_squares(chain) + 1e-9
    )
