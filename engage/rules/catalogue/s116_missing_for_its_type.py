"""S116: a field that every promise of this type gives is missing."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.fields import field_names, model_at
from engage.model.policy import Policy
from engage.rules.context import Context
from engage.rules.required import is_given, required_fields
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both, nearest


def check(context: Context) -> Iterator[Finding]:
    """Names of fields that do not exist first, in `engage.yaml`; then what each promise lacks."""
    policy = context.workspace.policy
    for name, kind in policy.types.items():
        for place, field in enumerate(kind.requires):
            if not _exists(field):
                yield _no_field(policy, name, place, field)
    for commitment in context.live:
        for field in required_fields(commitment, policy):
            if _exists(field) and not is_given(commitment, field):
                yield fault(
                    commitment,
                    tuple(field.split(".")),
                    both(
                        f"a promise of type `{commitment.type}` gives `{field}`, and this one does not",
                        f"un engagement de type `{commitment.type}` donne `{field}`, et celui-ci non",
                    ),
                    help=both(
                        f"write it, or choose the type that this promise really is: `{field}` is asked for "
                        "because such promises cannot be kept or proven without it",
                        f"écrivez-le, ou choisissez le type qui convient vraiment : `{field}` est demandé "
                        "parce que sans lui de tels engagements ne se tiennent ni ne se prouvent",
                    ),
                )


def _exists(field: str) -> bool:
    *above, last = field.split(".")
    if above == ["refs"]:  # its names are free
        return True
    owner = model_at(Commitment, tuple(above))
    return owner is not None and last in field_names(owner)


def _no_field(policy: Policy, name: str, place: int, field: str) -> Finding:
    above = tuple(field.split(".")[:-1])
    owner = model_at(Commitment, above) or Commitment
    near = nearest(field.rpartition(".")[2], field_names(owner))
    return fault(
        policy,
        ("types", name, "requires", place),
        both(f"a commitment has no field `{field}`", f"un engagement n'a pas de champ `{field}`"),
        help=both(f"did you mean `{near}`?", f"vouliez-vous dire `{near}` ?") if near else None,
    )


RULE = Rule(
    code="S116",
    name="missing-for-its-type",
    severity=Severity.ERROR,
    profile="draft",
    whole=check,
    absence=True,
    catches=both(
        "A field that the type of the promise asks for: `sla` of a `support-sla`, and whatever `engage.yaml` "
        "lists under `requires`.",
        "Un champ que demande le type de l'engagement : `sla` d'un `support-sla`, et tout ce que "
        "`engage.yaml` liste sous `requires`.",
    ),
    harm=both(
        "What such promises always need is found missing when the client asks for it: the order number at "
        "the invoice, the target at the first incident.",
        "Ce qu'il faut toujours à de tels engagements manque le jour où le client le demande : le numéro de "
        "commande à la facture, la cible au premier incident.",
    ),
    instead=both(
        "Fill the field while the promise is a draft. A `standard-delivery` asks for no plan of work, a "
        "`support-sla` for no milestones.",
        "Remplissez le champ tant que l'engagement est un brouillon. Une `standard-delivery` ne demande pas "
        "de plan de travail, un `support-sla` pas de jalons.",
    ),
    options=both(
        "`types: {audit: {requires: [contract.ref, refs.order]}}` in `engage.yaml`.",
        "`types: {audit: {requires: [contract.ref, refs.order]}}` dans `engage.yaml`.",
    ),
    bad=(
        example("""
            id: ACME-020
            title: Support of the dealer portal
            client: acme
            type: support-sla
        """),
        example(
            """
            id: ACME-021
            title: Security audit of the dealer portal
            client: acme
            type: audit
            refs: {jira: DPV}
            """,
            {"engage.yaml": "types: {audit: {requires: [contract.ref, refs.order]}}\n"},
        ),
        example(
            """
            id: MOREL-005
            title: Audit de la boutique
            client: morel
            type: audit
            contract: {signed: {on: 2026-09-01, by: P. Morel}}
            """,
            {"engage.yaml": "lang: fr\ntypes: {audit: {requires: [contract.ref]}}\n"},
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-020
            title: Support of the dealer portal
            client: acme
            type: support-sla
            sla: [{name: critical incidents, measure: resolution, target: 4h, attainment: 98%}]
        """),
        example("""
            id: ACME-022
            title: Certificate renewed
            client: acme
            type: standard-delivery
        """),
        example(
            """
            id: MOREL-005
            title: Audit de la boutique
            client: morel
            type: audit
            contract: {ref: CT-2026-14}
            refs: {commande: BC-26-0418}
            """,
            {"engage.yaml": "lang: fr\ntypes: {audit: {requires: [contract.ref, refs.commande]}}\n"},
            lang="fr",
        ),
    ),
)
