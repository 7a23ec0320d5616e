"""The classical ways to size a buffer, to compare with: each named by its formula.

The names of the literature mislead ("cut and paste" means at least three different things), so the
formula is the name. Durations are working days; a task has an aggressive estimate a (even odds) and a safe
one s (nine in ten), and the safety removed from it is s - a. None of these methods knows a service level,
and those without a bias fail where estimates are too low on the whole (Geekie and Steyn 2008).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import hypot

from engage.model.text import Text

#: Leach's figures: estimates too low by a tenth on the whole, and never less than a quarter of the chain.
BIAS = 0.10
FLOOR = 0.25


@dataclass(frozen=True, slots=True)
class ChainTask:
    """A task of a chain: its aggressive and its safe duration, in working days."""

    aggressive: float
    safe: float

    @property
    def safety(self) -> float:
        """What was removed from the safe duration."""
        return self.safe - self.aggressive


@dataclass(frozen=True, slots=True)
class Chain:
    """Tasks one after another.

    `links` are the dependencies among them; `tightness` is the use of the resource that the chain needs
    most, over what there is of it while the chain runs (`tightness`).
    """

    tasks: tuple[ChainTask, ...]
    links: int = 0
    tightness: float = 0.0

    @property
    def length(self) -> float:
        """The sum of the aggressive durations."""
        return sum(task.aggressive for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Method:
    """A way to size a buffer: `size` gives days from a chain."""

    formula: str
    name: Text
    source: str
    size: Callable[[Chain], float]


def half_of_chain(chain: Chain) -> float:
    """½ Σa: half of the chain (Goldratt 1997, the 50 % rule)."""
    return chain.length / 2


def half_of_removed_safety(chain: Chain) -> float:
    """½ Σ(s - a): half of the safety removed (Goldratt 1997, "cut and paste")."""
    return all_removed_safety(chain) / 2


def all_removed_safety(chain: Chain) -> float:
    """Σ(s - a): all safety removed, gathered at the end ("cut and paste" in some tools)."""
    return sum(task.safety for task in chain.tasks)


def chain_sigma(chain: Chain) -> float:
    """√Σ((s - a)/2)²: one standard deviation, where the safety of a task is worth two of its own."""
    return root_of_squares(chain) / 2


def root_of_squares(chain: Chain) -> float:
    """√Σ(s - a)²: two standard deviations of independent tasks (Newbold 1998; SSQ, RSEM)."""
    return hypot(*(task.safety for task in chain.tasks))


def biased_root_of_squares(chain: Chain) -> float:
    """max(¼ Σa, 0.1 Σa + √Σ(s - a)²): root of squares with bias and floor (Leach 2000)."""
    return max(FLOOR * chain.length, BIAS * chain.length + root_of_squares(chain))


def adaptive_density(chain: Chain) -> float:
    """(1 + links/tasks) σ: more links, more ways to be late (Tukel, Rom and Eksioglu 2006; APD)."""
    return (1 + chain.links / len(chain.tasks)) * chain_sigma(chain) if chain.tasks else 0.0


def adaptive_tightness(chain: Chain) -> float:
    """(1 + tightness) σ: fuller resources, later (Tukel, Rom and Eksioglu 2006; APRT)."""
    return (1 + chain.tightness) * chain_sigma(chain)


def tightness(usage: Mapping[str, float], units: Mapping[str, float], length: float) -> float:
    """max usage/(units · length) over resources: how full the fullest one is while the chain runs.

    `usage` in unit-days; a resource has one unit unless `units` says otherwise. 0 without use or length.
    """
    if length <= 0:
        return 0.0
    return max((days / (units.get(name, 1) * length) for name, days in usage.items()), default=0.0)


METHODS: tuple[Method, ...] = (
    Method("½·Σa", Text("half of the chain", "moitié de la chaîne"), "Goldratt 1997", half_of_chain),
    Method(
        "½·Σ(s−a)",
        Text("half of the removed safety", "moitié des marges retirées"),
        "Goldratt 1997",
        half_of_removed_safety,
    ),
    Method(
        "Σ(s−a)",
        Text("all of the removed safety", "totalité des marges retirées"),
        "Goldratt 1997",
        all_removed_safety,
    ),
    Method("√Σ(s−a)²", Text("root of squares", "racine des carrés"), "Newbold 1998", root_of_squares),
    Method(
        "max(¼·Σa, Σa/10 + √Σ(s−a)²)",
        Text("root of squares with bias", "racine des carrés avec biais"),
        "Leach 2000",
        biased_root_of_squares,
    ),
    Method(
        "(1 + links/tasks)·σ",
        Text("density of the network", "densité du réseau"),
        "Tukel, Rom and Eksioglu 2006",
        adaptive_density,
    ),
    Method(
        "(1 + use/capacity)·σ",
        Text("tightness of resources", "tension des ressources"),
        "Tukel, Rom and Eksioglu 2006",
        adaptive_tightness,
    ),
)
