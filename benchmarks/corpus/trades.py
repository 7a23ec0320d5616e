"""What firms promise, from `trades.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    en: str
    fr: str

    def to(self, lang: str) -> str:
        """In one of them."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Stage:
    """A piece of work that ends at a gate."""

    id: str
    skill: str
    days: tuple[int, int]
    title: Words
    measure: Words
    target: str
    actual: str


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of promise."""

    trade: str
    type: str
    line: str
    title: Words
    wording: Words
    count: tuple[int, int]
    how: Words
    measure: Words
    target: str
    excludes: Words
    assumption: Words
    need: Words
    risk: Words
    prevention: Words
    fallback: Words
    equipment: str | None
    stages: tuple[Stage, ...]


def _value(raw: Any) -> Any:
    if isinstance(raw, dict):
        return Words(**raw) if set(raw) == {"en", "fr"} else Stage(**{k: _value(v) for k, v in raw.items()})
    return tuple(_value(item) for item in raw) if isinstance(raw, list) else raw


def _trades() -> tuple[Trade, ...]:
    raw = yaml.safe_load(Path(__file__).with_name("trades.yaml").read_text(encoding="utf-8"))
    return tuple(Trade(**{field.name: _value(item[field.name]) for field in fields(Trade)}) for item in raw)


TRADES = _trades()
SKILLS = tuple(sorted({stage.skill for trade in TRADES for stage in trade.stages}))
EQUIPMENT = tuple(sorted({trade.equipment for trade in TRADES if trade.equipment}))
