"""A307: a promise made, and nobody is known to have decided it."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_standard
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding where a running promise has no decision, or one that nobody signed."""
    if commitment.status not in {"active", "suspended"} or is_standard(commitment):
        return
    decision = commitment.decision
    if decision is None:
        yield fault(
            commitment,
            ("decision",),
            both(
                "work goes on, and nobody is known to have decided this promise",
                "le travail court, et personne n'est connu pour avoir décidé cet engagement",
            ),
            help=both(
                "`engage forecast` gives the figures; those who sign and who do the work put their names: "
                "`decision: {on: …, verdict: promise, on_time: …, signed_by: …, ops_agreed_by: …}`",
                "`engage forecast` donne les chiffres ; ceux qui signent et ceux qui font mettent leur nom : "
                "`decision: {on: …, verdict: promise, on_time: …, signed_by: …, ops_agreed_by: …}`",
            ),
        )
    elif not decision.signed_by:
        yield fault(
            commitment,
            ("decision", "signed_by"),
            both("nobody signed the decision to promise", "personne n'a signé la décision de promettre"),
            help=both(
                "name who answers for having promised: `signed_by: claire`",
                "nommez qui répond d'avoir promis : `signed_by: claire`",
            ),
        )


RULE = Rule(
    code="A307",
    name="decision-missing",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "An active or suspended promise without `decision`, or whose decision has no `signed_by`. A "
        "`standard-delivery` was decided once, with the standard; a small promise (`small: yes`) needs none.",
        "Un engagement actif ou suspendu sans `decision`, ou dont la décision n'a pas de `signed_by`. Une "
        "`standard-delivery` a été décidée une fois, avec le standard ; un petit engagement (`small: yes`) "
        "n'en demande pas.",
    ),
    harm=both(
        "Those who sold it and those who must keep it each believe that the other one checked.",
        "Ceux qui l'ont vendu et ceux qui doivent le tenir croient chacun que l'autre a vérifié.",
    ),
    instead=both(
        "Decide on figures, together, before the client hears a date; keep who, when and on which figures.",
        "Décidez sur des chiffres, ensemble, avant que le client entende une date ; gardez qui, quand et sur "
        "quels chiffres.",
    ),
    bad=(
        example("id: ACME-014\ntitle: Dealer portal\nclient: acme\nstatus: active\nimportance: major\n"),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            promise: {value: 18000 EUR}
            decision: {on: 2026-08-28, verdict: promise}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: suspended
            contract: {ref: CT-2026-14}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            decision: {on: 2026-08-28, verdict: promise, signed_by: claire, ops_agreed_by: paul}
        """),
        example("id: ACME-015\ntitle: Dealer app\nclient: acme\nstatus: draft\nimportance: major\n"),
        example("id: ACME-016\ntitle: Drawing of the anchors\nclient: acme\nstatus: active\nsmall: yes\n"),
        example(
            """
            id: MOREL-004
            title: Renouvellement du certificat
            client: morel
            type: standard-delivery
            status: active
            """,
            lang="fr",
        ),
    ),
)
