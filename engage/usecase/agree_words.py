"""What is told when an agreement is recorded, or is not.

Names, references and paths are the user's: they are put in as they are, never typeset.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from engage.model.commitment import Baseline, Commitment
from engage.model.plan_of_work import Agreement
from engage.model.text import Text
from engage.plan.figures import NARROW, days, long_day
from engage.rules.words import both, did_you_mean

_SHOWN = 11  # of a digest: its form and eight digits, enough to tell two apart by eye
NOT_ASKED: Final = both("no baseline, as asked", "sans plan de référence, comme demandé")
RUNNING: Final = both(
    "no baseline: a running promise has no schedule",
    "pas de plan de référence : un engagement continu ne se planifie pas",
)
ALL_DONE: Final = both(
    "no new baseline: all work is done", "pas de nouveau plan de référence : tout le travail est fait"
)


def whole(head: Text, agreement: Agreement, baseline: Text) -> Text:
    """The line about a promise: who agreed, to which terms, on which plan."""
    shown = f"{agreement.digest or ''}"[:_SHOWN]
    return Text(
        f"{head.en}; digest {shown}…; {baseline.en}",
        f"{head.fr}{NARROW}; empreinte {shown}…{NARROW}; {baseline.fr}",
    )


def said(name: str, agreement: Agreement, *, is_new: bool) -> Text:
    """Who agreed, when, and where it is written."""
    on = long_day(agreement.on) if agreement.on else Text("", "")
    ref = f" ({agreement.ref})" if agreement.ref else ""
    before = Text("", "") if is_new else Text("already recorded: ", "déjà noté\u00a0: ")
    return Text(
        f"{name}: {before.en}agreed by {agreement.by} on {on.en}{ref}",
        f"{name}\u00a0: {before.fr}accord de {agreement.by} le {on.fr}{ref}",
    )


def frozen(baseline: Baseline) -> Text:
    """The new baseline."""
    start, finish = long_day(baseline.start), long_day(baseline.finish)
    held = days(float(baseline.buffer.amount))
    return Text(
        f"baseline from {start.en} to {finish.en}, then {held.en} of buffer",
        f"plan de référence du {start.fr} au {finish.fr}, puis {held.fr} de tampon",
    )


def stays(baseline: Baseline) -> Text:
    """The baseline of an earlier day is not replaced."""
    on = long_day(baseline.on)
    return Text(f"the baseline of {on.en} stays", f"le plan de référence du {on.fr} reste")


def no_plan(reasons: Sequence[Text]) -> Text:
    """There are no dates, and why: the planner names what stopped it last."""
    why = reasons[-1] if reasons else both("no dates can be computed", "aucune date ne peut être calculée")
    return Text(f"no baseline: {why.en}", f"pas de plan de référence\u00a0: {why.fr}")


def what_next(commitment: Commitment) -> Text:
    """What to do now."""
    path = f"`{commitment.path}`"
    if commitment.status in {"draft", "proposed"}:
        return both(
            f"Next: set `status: active` in {path} when the work is decided, and commit the file.",
            f"Ensuite : mettez `status: active` dans {path} quand le travail est décidé, et validez le "
            "fichier dans git.",
        )
    return both(
        f"Next: commit {path}; from now on `engage check` reports terms that change (R407).",
        f"Ensuite : validez {path} dans git ; désormais `engage check` signale tout terme modifié (R407).",
    )


# --- why not ---


def closed(commitment: Commitment) -> Text:
    """Its record is history."""
    return both(
        f"`{commitment.id}` is closed (`status: {commitment.status}`): nothing can be agreed any more",
        f"`{commitment.id}` est clos (`status: {commitment.status}`) : plus rien ne peut être convenu",
    )


def one_of_us(by: str) -> Text:
    """Nobody of our own can agree for the client."""
    return both(
        f"--by: `{by}` is one of us; name who agreed on the client's side",
        f"--by : `{by}` est des nôtres ; nommez qui a donné l'accord chez le client",
    )


def lies_ahead(on: date, today: date) -> Text:
    """Nobody has agreed yet."""
    return both(
        f"--on: {on} lies ahead, today is {today}; record the agreement once it is given",
        f"--on : le {on} est à venir, nous sommes le {today} ; notez l'accord une fois donné",
    )


def out_of_order(name: str, last: date, on: date) -> Text:
    """The history of agreements has an order."""
    return both(
        f"`{name}` was agreed on {last}: an agreement of {on} cannot follow it",
        f"`{name}` a été convenu le {last} : un accord du {on} ne peut pas lui succéder",
    )


def gate_accepted(name: str, on: date) -> Text:
    """The gate is passed."""
    return both(
        f"`{name}` was accepted on {on}: nothing is left to agree to",
        f"`{name}` a été réceptionné le {on} : il n'y a plus rien à convenir",
    )


def no_gate(commitment: str, wanted: str, known: Sequence[str]) -> Text:
    """There is no such milestone, and which one was perhaps meant."""
    near = did_you_mean(wanted, known)
    return both(
        f"`{commitment}` has no milestone `{wanted}`" + (f"; {near.en}" if near else ""),
        f"`{commitment}` n'a pas de jalon `{wanted}`" + (f" ; {near.fr}" if near else ""),
    )
