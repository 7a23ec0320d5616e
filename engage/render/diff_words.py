"""Sentences about what a change in git promises."""

from __future__ import annotations

from engage.health.words import day, plural, share
from engage.model.amended import NEEDED
from engage.model.text import Lang, Text
from engage.plan.figures import NARROW, long_day
from engage.render.assess_words import chance, chance_cell, gate_words, none_holds, only_gates
from engage.render.running_words import VERDICT, running_answer
from engage.render.shades import NOTHING
from engage.usecase.diff_types import DiffRow, DiffView, Weakened

CHANGE: dict[str, Text] = {
    "new": Text("new", "nouveau"),
    "moved": Text("moved", "déplacé"),
    "weakened": Text("weakened", "affaibli"),
    "dropped": Text("dropped", "retiré"),
}
_LACKING: dict[str, Text] = {
    "reason": Text("why", "pourquoi"),
    "asked_by": Text("who asked for it", "qui l’a demandé"),
    "agreed_by": Text("who agreed on the client’s side", "qui l’a accepté chez le client"),
    "client_told": Text("when the client was told", "quand le client l’a su"),
}


def answer(view: DiffView) -> Text:
    """The verdict over the whole change, and what it rests on."""
    if not view.rows and not view.endangers:
        return Text("No promise changes.", "Aucun engagement ne change.")
    verdict, parts = VERDICT[view.verdict], [*_parts(view)]
    en, fr = "; ".join(part.en for part in parts), f"{NARROW}; ".join(part.fr for part in parts)
    return Text(f"{verdict.en}: {en}.", f"{verdict.fr}\u00a0: {fr}.")


def _parts(view: DiffView) -> list[Text]:
    doubtful = sum(1 for row in view.rows if row.found and row.found.verdict != "promise")
    counts = (
        doubtful,
        view.unexplained,
        len(view.endangers),
        sum(1 for row in view.rows if row.found) - doubtful,
        sum(1 for row in view.rows if row.change == "dropped"),
    )
    found = [plural(count, *words) for count, words in zip(counts, _COUNTED, strict=True) if count]
    return found or [Text("nothing to assess", "rien à évaluer")]


#: What a change does, as one and as several, worst first.
_COUNTED = (
    (Text("promise cannot be made as it is", "engagement ne peut être pris tel quel"),
     Text("promises cannot be made as they are", "engagements ne peuvent être pris tels quels")),
    (Text("loss for a client is not explained", "perte pour un client n’est pas expliquée"),
     Text("losses for clients are not explained", "pertes pour des clients ne sont pas expliquées")),
    (Text("other promise is endangered", "autre engagement est mis en danger"),
     Text("other promises are endangered", "autres engagements sont mis en danger")),
    (Text("promise can be kept", "engagement peut être tenu"),
     Text("promises can be kept", "engagements peuvent être tenus")),
    (Text("promise is dropped", "engagement est retiré"),
     Text("promises are dropped", "engagements sont retirés")),
)  # fmt: skip


def dates(row: DiffRow, view: DiffView, lang: Lang) -> str:
    """`26 Mar → 16 Apr`; one date where there is one."""
    before = day(row.before, view.as_of, short=True).to(lang) if row.before else NOTHING
    after = day(row.after, view.as_of, short=True).to(lang) if row.after else NOTHING
    if row.change == "new":
        return after
    return f"{before} → {after}" if before != after else after


def odds(row: DiffRow, lang: Lang) -> str:
    """The probability of the new date, for a column."""
    return chance_cell(row.found.on_time if row.found else None, lang)


def safe(row: DiffRow, view: DiffView, lang: Lang) -> str:
    """The earliest date that can be promised, for a column."""
    found = row.found
    return day(found.earliest, view.as_of, short=True).to(lang) if found and found.earliest else NOTHING


def judged(row: DiffRow, view: DiffView) -> Text | None:
    """Why a promise is not simply one to be made."""
    found = row.found
    if found is None or found.verdict == "promise":
        return None
    verdict = VERDICT[found.verdict]
    if found.is_running:
        told = running_answer(found)
        return Text(told.en.removesuffix("."), told.fr.removesuffix("."))
    if found.why_not is not None:
        why = found.why_not
        return Text(f"{verdict.en}: not assessed, {why.en}", f"{verdict.fr}\u00a0: non évalué, {why.fr}")
    gate = only_gates(found)
    if gate is not None:
        said = gate_words(gate, found)
        return Text(f"{verdict.en}: {said.en[:-1]}", f"{verdict.fr}\u00a0: {said.fr[:-1]}")
    if found.on_time is None:
        head = Text("no date is given", "aucune date n’est donnée")
    else:
        part = chance(found.on_time)
        head = Text(f"its date has {part.en}", f"sa date a {part.fr} de chances")
    names = ", ".join(view.name(binding.resource) for binding in found.binding[:3])
    by = Text(f"; no room: {names}", f"{NARROW}; sans place\u00a0: {names}") if names else Text("", "")
    level = share(found.confidence)
    if found.earliest is None:
        none = none_holds(found, level)
        tail = Text(f"; {none.en}", f"{NARROW}; {none.fr}")
    else:
        on = day(found.earliest, view.as_of)
        tail = Text(f"; {on.en} holds at {level.en}", f"{NARROW}; le {on.fr} tient à {level.fr}")
    return Text(f"{verdict.en}: {head.en}{tail.en}{by.en}", f"{verdict.fr}\u00a0: {head.fr}{tail.fr}{by.fr}")


def lost(each: Weakened) -> Text:
    """What is taken from the client, and whether it is explained."""
    said = each.weakening.said
    if each.explained:
        return Text(f"{said.en}: explained by an amendment", f"{said.fr}\u00a0: un avenant l’explique")
    kind = each.weakening.kind
    if each.lacking == NEEDED:
        return Text(
            f"{said.en}: no amendment (kind: {kind}) explains it",
            f"{said.fr}\u00a0: aucun avenant (kind: {kind}) ne l’explique",
        )
    lacking = [_LACKING[name] for name in each.lacking]
    en, fr = ", ".join(part.en for part in lacking), ", ".join(part.fr for part in lacking)
    return Text(
        f"{said.en}: its amendment does not say {en}",
        f"{said.fr}\u00a0: son avenant ne dit pas {fr}",
    )


def not_compared(view: DiffView) -> Text | None:
    """Promises whose file cannot be read on one side."""
    if not view.not_compared:
        return None
    names = ", ".join(view.not_compared)
    return Text(
        f"Not compared, their files cannot be read on one side: {names}.",
        f"Non comparés, leur fichier est illisible d’un côté\u00a0: {names}.",
    )


def basis(view: DiffView) -> Text:
    """What was compared, as of which day, and how."""
    count_fr, on = f"{view.samples:,}".replace(",", NARROW), long_day(view.as_of)
    return Text(
        f"{view.base} → {view.head}, as of {on.en}; {view.samples:,} simulated futures, seed {view.seed}.",
        f"{view.base} → {view.head}, au {on.fr}{NARROW}; {count_fr} futurs simulés, graine {view.seed}.",
    )
