"""A workspace on disk."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus import faults, names
from corpus.days import CLOSURE, Days
from corpus.life import LIVE, RUNNING
from corpus.promise import Client, Promise, make
from corpus.record import record
from corpus.scalars import flow
from corpus.staff import PROMISES, Department, department, resource_file

People = Iterator[tuple[str, str]]
OF_A_CLIENT = 11  # promises, on average
DEPARTMENTS_A_FILE = 4
SETTINGS = f"""\
organisation: Generated for measuring
lang: en
timezone: Europe/Paris
calendar:
  country: FR
  hours: 7h
  closures: [{{from: {CLOSURE[0]}, to: {CLOSURE[1]}, name: yearly closure}}]
types:
  custom-project: {{complexity: high, spread: {{low: 0.85, high: 1.5}}}}
  standard-delivery: {{complexity: low, spread: {{low: 0.9, high: 1.3}}}}
buffer: {{band: [15%, 25%], basis: total, confidence: 90%}}
capacity: {{plan_to: 85%}}
health: {{stale: 10d, client_silence: 3d}}
"""


def write(root: Path, commitments: int, seed: int, share_of_faults: float, today: date) -> Counter[str]:
    """Write a workspace of so many commitments; what was written is counted by kind."""
    source = random.Random(seed)
    days = Days(today)
    people = names.people(source)
    departments = _departments(commitments, people, days, source)
    clients = _clients(commitments, people, source)
    counted: Counter[str] = Counter()
    _put(root / "engage.yaml", SETTINGS)
    for client in clients:
        _put(root / "clients" / f"{client.id}.yaml", _client(client, source))
    for promise in _promises(commitments, departments, clients, days, source):
        text = record(promise, days, source)
        counted[promise.status] += 1
        if source.random() < share_of_faults:
            text, fault = faults.spoil(text, source)
            counted[f"fault: {fault}"] += 1
        _put(root / "commitments" / promise.client.id / f"{promise.id}.yaml", text)
    for first in range(0, len(departments), DEPARTMENTS_A_FILE):
        some = departments[first : first + DEPARTMENTS_A_FILE]
        _put(root / "resources" / f"{some[0].id}.yaml", resource_file(some))
    return counted


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _departments(commitments: int, people: People, days: Days, source: random.Random) -> list[Department]:
    wanted = -(-commitments // PROMISES)
    return [department(number, people, days, source) for number in range(1, wanted + 1)]


def _clients(commitments: int, people: People, source: random.Random) -> list[Client]:
    firms = names.clients(source)
    clients = []
    for number in range(1, -(-commitments // OF_A_CLIENT) + 1):
        client_id, name = next(firms)
        code = f"{names.identifier(name).replace('-', '')[:3].upper()}{number}"
        contacts = (next(people), next(people))
        clients.append(Client(client_id, name, code, source.choice(("fr", "en")), contacts))
    return clients


def _client(client: Client, source: random.Random) -> str:
    tier, segment = source.choice("ABC"), source.choice(("industry", "retail", "public", "services"))
    lines = [f"id: {client.id}", f"name: {client.name}", f"segment: {segment}", f"tier: {tier}"]
    lines += [f"lang: {client.lang}", "timezone: Europe/Paris", "calendar: {country: FR}", "contacts:"]
    for (person, name), profile in zip(client.contacts, ("executive", "operational"), strict=True):
        email = f"{person}@example.org"
        lines.append(f"  - {flow(id=person, name=name, email=email, profile=profile)}")
    return "\n".join(lines) + "\n"


def _promises(
    wanted: int, departments: list[Department], clients: list[Client], days: Days, source: random.Random
) -> Iterator[Promise]:
    earlier: dict[str, list[Promise]] = {}
    for number in range(wanted):
        client = source.choice(clients)
        made = earlier.setdefault(client.id, [])
        promise = make(len(made) + 1, client, departments[number % len(departments)], days, source)
        if source.random() < 0.12:
            _wait_for_another(promise, made)
        made.append(promise)
        yield promise


def _wait_for_another(promise: Promise, earlier: list[Promise]) -> None:
    if promise.status not in LIVE | {"draft", "proposed"}:
        return
    for other in earlier:
        for number, step in enumerate(promise.steps):
            before = [
                s for s in other.steps if other.status in RUNNING and 1 < step.actual[0] - s.actual[1] < 30
            ]
            if before:
                promise.waits_for = (number, f"{other.id}/{before[-1].id}")
                return
