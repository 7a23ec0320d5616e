"""Writing the workspace: settings, people, clients and one file a commitment."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml
from kep_commitment import Doc, client_id, commitment, filled, people
from kep_source import Kep, Releases

NOBODY = {"tbd", "todo"}

MADE_HERE = "# Made by examples/kep/build.py: run it again instead of editing.\n"
SETTINGS = f"""\
{MADE_HERE}\
organisation: Kubernetes enhancements
lang: en
timezone: UTC
calendar: {{country: null}}        # volunteers of all countries: weekends only
types:
  enhancement: {{}}
health: {{stale: 75d}}             # a proposal is edited once in a release cycle of some 15 weeks
rules:
  profile: draft
  # Criteria, methods and reviews of a proposal are prose in the README.md beside its kep.yaml, which
  # is not read here: the rules that ask for them would say the same of every proposal.
  ignore: [S101, S112, S115, M201, M206, M207, M209]
"""


def resources(keps: Iterable[Kep], sigs: Iterable[str]) -> Doc:
    """Every author and approver, in the team of the first proposal that names them; every SIG as a team."""
    team: dict[str, str] = {}
    for kep in keps:
        for key in ("authors", "approvers"):
            for person in people(kep.source.get(key)):
                team.setdefault(person, str(kep.source.get("owning-sig") or ""))
    known = sorted(sigs)
    named = sorted(person for person in team if person.lower() not in NOBODY and person not in known)
    return {
        "people": [
            filled({"id": p, "name": p, "team": team[p] if team[p] in known else None}) for p in named
        ],
        "teams": [{"id": sig, "name": sig_name(sig)} for sig in known],
    }


def sig_name(sig: str) -> str:
    short = {"cli": "CLI", "ui": "UI", "api": "API"}
    words = sig.removeprefix("sig-").split("-")
    return " ".join(["SIG", *(short.get(word, word.capitalize()) for word in words)])


def write(output: Path, keps: list[Kep], releases: Releases, today: str, work: str | None) -> None:
    sigs = sorted({path.split("/")[1] for path in (kep.path for kep in keps)} - {"provider-aws"})
    (output / "engage.yaml").write_text(SETTINGS, encoding="utf-8")
    _dump(output / "resources.yaml", resources(keps, sigs))
    for sig in sigs:
        client = {"id": client_id(sig), "name": f"Users of {sig_name(sig)}", "lang": "en", "timezone": "UTC"}
        _dump(output / "clients" / f"{sig}.yaml", client)
    for kep in keps:
        parts = kep.path.split("/")[1:-1]
        target = output.joinpath("commitments", *parts[:-1], f"{parts[-1]}.yaml")
        _dump(target, commitment(kep, releases, today, work))


class _AsWritten(yaml.SafeDumper):
    """Dates and numbers without quotes, as people write them: `engage` reads every value as text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


def _dump(path: Path, value: Doc) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=_AsWritten, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def emptied(output: Path) -> bool:
    """Remove what an earlier run made; False where the folder holds something else."""
    if not output.exists():
        output.mkdir(parents=True)
        return True
    settings = output / "engage.yaml"
    if not settings.is_file() or not settings.read_text(encoding="utf-8").startswith(MADE_HERE):
        return not any(output.iterdir())
    shutil.rmtree(output)
    output.mkdir()
    return True
