"""Sentences about a running promise before it is made: its targets against the record, its team's load."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import share
from engage.model.commitment import Verdict
from engage.model.text import Text
from engage.plan.assess_types import Assessment, RunningTarget
from engage.plan.figures import NARROW

VERDICT: dict[Verdict, Text] = {
    "promise": Text("Promise", "Promettre"),
    "renegotiate": Text("Renegotiate", "Renégocier"),
    "refuse": Text("Refuse", "Refuser"),
}


def running_answer(found: Assessment) -> Text:
    """The verdict, and what the record says of the targets together."""
    verdict, told = VERDICT[found.verdict], _record(found)
    return Text(f"{verdict.en}: {told.en}.", f"{verdict.fr}\u00a0: {told.fr}.")


def _record(found: Assessment) -> Text:
    below = [target for target in found.targets if target.below]
    if below:
        names = ", ".join(target.name for target in below)
        return Text(
            f"more is promised than the record shows: {names}", f"promis au-delà du passé\u00a0: {names}"
        )
    if found.verdict == "promise":
        return Text(
            "the record of the last year bears its targets out", "le passé d’un an confirme ses cibles"
        )
    unknown = [
        target.name for target in found.targets if target.promised is not None and target.below is None
    ]
    if unknown:
        names = ", ".join(unknown)
        return Text(
            f"whether it can be kept is not known, there is no record that tells: {names}",
            f"on ne sait pas si c’est tenable, aucun passé ne le dit\u00a0: {names}",
        )
    if found.team_load is None or not found.targets:
        return Text("no share is promised to compare", "aucune part promise à comparer")
    return Text("the record is good, its team is full", "le passé est bon, son équipe est pleine")


def target_words(found: Assessment, team: str | None) -> Iterator[Text]:
    """Each target against its record; then how full the team of that name is, and what is not assessed."""
    yield from map(_target, found.targets)
    if not found.is_running:
        return
    if team is not None and found.team_load is not None:
        load = share(found.team_load)
        yield Text(
            f"{team} has {load.en} of the next twelve weeks booked.",
            f"{team} a {load.fr} des douze prochaines semaines de pris.",
        )
    yield Text(
        "Not assessed: the work it takes, which no file says. Milestones with `needs` would.",
        "Non évalué\u00a0: le travail que cela prend, qu’aucun fichier ne dit\u202f; des jalons avec "
        "`needs` le diraient.",
    )


def _target(each: RunningTarget) -> Text:
    name = each.name
    if each.promised is None:
        return Text(f"{name}: no share is promised.", f"{name}\u00a0: aucune part n’est promise.")
    promised = share(each.promised)
    if each.kept is None:
        return Text(
            f"{name}: {promised.en} is promised; {each.of} such cases in a year are too few to tell.",
            f"{name}\u00a0: {promised.fr} est promis{NARROW}; {each.of} cas en un an, trop peu pour dire.",
        )
    kept, most = share(each.kept / each.of), (" at most", " au plus") if each.unclear else ("", "")
    end = Text("", "")
    if each.below:
        end = Text(
            f": promise {kept.en}, or say what changes",
            f"\u00a0: promettez {kept.fr}, ou dites ce qui change",
        )
    return Text(
        f"{name}: {promised.en} is promised; {each.kept} of {each.of} were kept in the last year{most[0]} "
        f"({kept.en}){end.en}.",
        f"{name}\u00a0: {promised.fr} est promis{NARROW}; {each.kept} sur {each.of} tenus en un an{most[1]} "
        f"({kept.fr}){end.fr}.",
    )
