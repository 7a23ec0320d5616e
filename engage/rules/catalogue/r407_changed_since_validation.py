"""R407: the promise is not the one that the client agreed to."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.digest import digest, is_comparable
from engage.model.plan_of_work import Agreement
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.words import both, listed


def check(context: Context) -> Iterator[Result]:
    """One finding for each promise unlike its digest; then, where digests are used, who has none."""
    agreed = [(c, c.agreed) for c in context.live if c.agreed and c.agreed.on]
    unknown = []
    for commitment, agreement in agreed:
        if agreement.digest is None or not is_comparable(agreement.digest):
            unknown.append(commitment.id)
        elif agreement.digest != digest(commitment):
            yield _changed(commitment, agreement)
    if unknown and any(agreement.digest for _, agreement in agreed):
        who = listed(unknown)
        yield NotChecked(
            both(
                f"changes since the agreement: no digest that can be compared in {who.en}; `engage agree` "
                "writes it",
                f"changements depuis l'accord : pas d'empreinte comparable dans {who.fr} ; `engage agree` "
                "l'écrit",
            )
        )


def _changed(commitment: Commitment, agreed: Agreement) -> Finding:
    on = agreed.on
    return fault(
        commitment,
        ("agreed", "digest"),
        both(
            f"this is not what the client agreed to on {on}: wording, date, deliverables, criteria or gates "
            "were changed since",
            f"ce n'est plus ce que le client a accepté le {on} : texte, date, livrables, critères ou jalons "
            "ont changé depuis",
        ),
        help=both(
            f"have the change agreed, note it under `amendments`, then run `engage agree {commitment.id}`; "
            f"or undo it (`git log -p` shows it)",
            f"faites accepter le changement, notez-le sous `amendments`, puis lancez `engage agree "
            f"{commitment.id}` ; ou annulez-le (`git log -p` le montre)",
        ),
    )


RULE = Rule(
    code="R407",
    name="changed-since-validation",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    catches=both(
        "A promise whose wording, date, limits, deliverables, criteria, gates or service targets differ from "
        "those of `agreed.digest`. How the work is done, estimates, people, progress and measured values may "
        "change freely.",
        "Un engagement dont le texte, la date, les limites, les livrables, les critères, les jalons ou les "
        "cibles de service diffèrent de ceux de `agreed.digest`. La façon de faire, les estimations, les "
        "personnes, l'avancement et les mesures changent librement.",
    ),
    harm=both(
        "A promise changed on our side alone is the fastest way to lose a client who keeps their copy.",
        "Un engagement changé de notre seul côté est le plus court chemin pour perdre un client qui garde sa "
        "copie.",
    ),
    instead=both(
        "Ask first, note the amendment with who agreed and why, then record the agreement again.",
        "Demandez d'abord, notez l'avenant avec qui a accepté et pourquoi, puis notez de nouveau l'accord.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {due: 2027-03-26, wording: "On 26 March 2027 the portal is in production."}
            agreed: {on: 2026-09-01, by: J. Martin, digest: v1-480012c4cbe6b4d2e415bda895b633b4}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            promise: {due: 2027-02-26}
            deliverables:
              - {what: App, acceptance: [{measure: crash-free sessions, target: ">= 98 %"}]}
            agreed: {on: 2026-09-01, by: J. Martin, digest: v1-88ed460be65a6c58e0714b39ac1c069c}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {due: 2027-02-26, excludes: [application mobile, reprise des clients]}
            agreed: {on: 2026-09-01, by: P. Morel, digest: v1-049fef8afd0db92b8a4966135ed0f5ae}
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
            promise: {due: 2027-02-26, wording: "On 26 February 2027 the portal is in production."}
            agreed: {on: 2026-09-01, by: J. Martin, digest: v1-480012c4cbe6b4d2e415bda895b633b4}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores, for phones
            client: acme
            status: active
            promise: {due: 2027-02-26, wording: Dealer app in the stores}
            deliverables:
              - {what: App, how: Twice, acceptance: [{measure: crash-free sessions, target: "≥99.5%"}]}
            milestones: [{id: build, work: 20d, progress: 40%}]
            agreed: {on: 2026-09-01, by: J. Martin, digest: v1-88ed460be65a6c58e0714b39ac1c069c}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {due: 2027-02-26, excludes: [application mobile]}
            agreed: {on: 2026-09-01, by: P. Morel, digest: v1-049fef8afd0db92b8a4966135ed0f5ae}
            """,
            lang="fr",
        ),
    ),
)
