"""R411: the client gets less than at an earlier revision, and nothing says that they agreed."""

from collections.abc import Iterator

from engage.model.amended import Unagreed, unagreed
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.text import Text
from engage.model.weakening import Weakening
from engage.model.workspace import Workspace
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.words import both, listed

_NOBODY = both(
    "no amendment says why, who asked, who agreed and when the client was told",
    "aucun avenant ne dit pourquoi, qui l'a demandé, qui l'a accepté et quand le client l'a su",
)


def check(context: Context) -> Iterator[Result]:
    """Each promise of the base against what it is now, or against the one that takes its place."""
    base = context.base
    if base is None:
        return
    for old in base.commitment.values():
        new = _successor(base, context.workspace, old) or context.workspace.commitment.get(old.id)
        if new is None and old.path in context.workspace.left_out:
            continue  # it is there and cannot be read, which is told already
        for found in unagreed(old, new):
            yield _finding(old, new, found)
    if base.left_out:
        files = listed(base.left_out)
        yield NotChecked(
            both(
                f"whether promises became weaker: {files.en} could not be read at the base",
                f"si des engagements ont faibli : {files.fr} illisible(s) à la révision de base",
            )
        )


def _successor(base: Workspace, now: Workspace, old: Commitment) -> Commitment | None:
    """The new promise that replaces an old one."""
    return next((c for c in now.commitments if c.supersedes == old.id and c.id not in base.commitment), None)


def _finding(old: Commitment, new: Commitment | None, found: Unagreed) -> Finding:
    weakening = found.weakening
    record = new or old
    lacking = listed(found.lacking)
    why = (
        _NOBODY
        if found.amendment is None
        else both(f"its amendment lacks {lacking.en}", f"il manque à son avenant {lacking.fr}")
    )
    pointer = weakening.pointer if new else ()
    return fault(
        record,
        pointer,
        Text(f"{weakening.said.en}, and {why.en}", f"{weakening.said.fr}, et {why.fr}"),
        help=_advice(weakening, found),
        severity=None if weakening.certain else Severity.WARNING,
        related=((record, ("amendments", found.amendment)),) if found.amendment is not None else (),
    )


def _advice(weakening: Weakening, found: Unagreed) -> Text:
    if found.amendment is not None:
        return both(
            "complete the amendment with what the client said, or take the change back",
            "complétez l'avenant avec ce que le client a dit, ou annulez le changement",
        )
    if weakening.what == "dropped":
        return both(
            "have it agreed, keep the record with its end in `status`, and note under `amendments` who "
            "agreed",
            "faites-le accepter, gardez la fiche avec sa fin dans `status`, et notez sous `amendments` qui a "
            "accepté",
        )
    entry = f"{{on: …, kind: {weakening.kind}, asked_by: …, agreed_by: …, client_told: …, reason: …}}"
    return both(
        f"ask the client first, then note it: `amendments: [{entry}]`; or take the change back",
        f"demandez d'abord au client, puis notez-le : `amendments: [{entry}]` ; ou annulez le changement",
    )


_ACME = """
    id: ACME-014
    title: Dealer portal in production
    client: acme
    status: active
    promise: {due: %s}
"""
_MOREL = """
    id: MOREL-003
    title: Boutique en ligne
    client: morel
    status: active
    promise: {due: 2027-02-26}
    deliverables:
      - what: Boutique
        acceptance: [{measure: temps de chargement, target: "<= %s ms"}]
"""
_AMENDED = """amendments:
      - {on: 2026-09-07, kind: deadline, from: 2027-02-26, to: 2027-03-12, asked_by: client,
         agreed_by: J. Martin, client_told: 2026-09-07, reason: Returns were added}
"""
_LATER = _ACME.rstrip(" ") % "2027-03-12"
_SLA = """
    id: ACME-020
    title: Support of the portal
    client: acme
    status: active
    sla: [{name: critical incidents, measure: resolution, target: 4h, attainment: %s}]
"""
_TWO = """
    id: MOREL-004
    title: Formation et reprise
    client: morel
    status: active
    deliverables: [{what: Formation de huit agents}%s]
"""

RULE = Rule(
    code="R411",
    name="weakened-without-amendment",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    absence=True,
    catches=both(
        "With `--base REV` only: a promise that the client was told of and that became weaker since that "
        "revision (later date, more limits, a deliverable, gate, criterion or service target dropped, a "
        "softer target, a lower attainment, a higher price, or withdrawn), without a new amendment of that "
        "kind with `reason`, `asked_by`, `agreed_by` and `client_told`. Drafts are free.",
        "Seulement avec `--base REV` : un engagement annoncé au client qui a faibli depuis cette révision "
        "(date plus tardive, limites ajoutées, livrable, jalon, critère ou cible de service supprimés, cible "
        "plus molle, taux plus bas, prix plus haut, ou retrait), sans nouvel avenant de ce genre avec "
        "`reason`, `asked_by`, `agreed_by` et `client_told`. Les brouillons sont libres.",
    ),
    harm=both(
        "A date that moves in a file and not in a talk is found out by the client on the day it was promised "
        "for.",
        "Une date qui bouge dans un fichier sans qu'on en parle, le client la découvre le jour où elle était "
        "promise.",
    ),
    instead=both(
        "Ask the client, note the amendment with the change, in the same commit.",
        "Demandez au client, notez l'avenant avec le changement, dans le même commit.",
    ),
    bad=(
        example(_LATER, before=_ACME % "2027-02-26"),
        example(_SLA % "95%", before=_SLA % "98%"),
        example(
            _LATER + "    " + _AMENDED.replace("client_told: 2026-09-07, ", ""), before=_ACME % "2027-02-26"
        ),
        example(_MOREL % "1200", before=_MOREL % "800", lang="fr"),
        example(_TWO % "", before=_TWO % ", {what: Reprise des commandes de 2025}", lang="fr"),
        example(
            _TWO % "" + "    promise: {excludes: [astreinte]}\n",
            before=_TWO % "" + "    promise: {excludes: []}\n",
            lang="fr",
        ),
    ),
    good=(
        example(_LATER + "    " + _AMENDED, before=_ACME % "2027-02-26"),
        example(_ACME % "2027-02-12", before=_ACME % "2027-02-26"),
        example(_LATER.replace("active", "draft"), before=(_ACME % "2027-02-26").replace("active", "draft")),
        example(_MOREL % "700", before=_MOREL % "800", lang="fr"),
        example(_TWO % ", {what: Reprise des commandes de 2025}", before=_TWO % "", lang="fr"),
        example(_MOREL % "800" + "    raci: {responsible: [lea]}\n", before=_MOREL % "800", lang="fr"),
    ),
)
