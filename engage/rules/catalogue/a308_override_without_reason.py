"""A308: signed although the figures said no, and nothing says why."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both

_SAID = {
    "refuse": both("not to promise this", "de ne pas promettre"),
    "renegotiate": both("to renegotiate first", "de renégocier d'abord"),
}


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for a promise made against its verdict without a reason."""
    decision = commitment.decision
    if commitment.status in {"draft", "proposed"} or decision is None or decision.verdict == "promise":
        return
    if decision.override_reason and decision.override_reason.strip():
        return
    said = _SAID[decision.verdict]
    yield fault(
        commitment,
        ("decision", "verdict"),
        both(
            f"the assessment of {decision.on} said {said.en}, it was signed all the same, and nothing says "
            "why",
            f"l'étude du {decision.on} disait {said.fr}, on a signé quand même, et rien ne dit pourquoi",
        ),
        help=both(
            "write what outweighed the figures, and what is done about the risk: `override_reason: …`; if "
            "the promise was changed since, assess it again",
            "écrivez ce qui a pesé plus que les chiffres, et ce qu'on fait du risque : `override_reason: …` "
            "; si l'engagement a changé depuis, réévaluez-le",
        ),
    )


RULE = Rule(
    code="A308",
    name="override-without-reason",
    severity=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    catches=both(
        "A promise made although its `decision` says `refuse` or `renegotiate`, without `override_reason`.",
        "Un engagement pris alors que sa `decision` dit `refuse` ou `renegotiate`, sans `override_reason`.",
    ),
    harm=both(
        "Somebody knew that it would probably fail. When it does, the client will ask who, and why they were "
        "not told.",
        "Quelqu'un savait que cela échouerait sans doute. Ce jour-là, le client demandera qui, et pourquoi "
        "on ne lui a rien dit.",
    ),
    instead=both(
        "One may promise against the figures, for a reason that can be read in a year and by a name that "
        "stands for it.",
        "On peut promettre contre les chiffres, pour une raison encore lisible dans un an et sous un nom qui "
        "en répond.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            decision: {on: 2026-08-28, verdict: refuse, on_time: 0.31, signed_by: claire}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: suspended
            decision: {on: 2026-08-28, verdict: renegotiate, signed_by: claire, override_reason: " "}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            decision: {on: 2026-05-26, verdict: renegotiate, on_time: 0.62, signed_by: claire}
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
            decision:
              on: 2026-08-28
              verdict: renegotiate
              signed_by: claire
              override_reason: Reference for two more plants; a second tester is hired from October
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: proposed
            decision: {on: 2026-08-28, verdict: renegotiate, signed_by: claire}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            decision: {on: 2026-05-26, verdict: promise, on_time: 0.91, signed_by: claire}
            """,
            lang="fr",
        ),
    ),
)
