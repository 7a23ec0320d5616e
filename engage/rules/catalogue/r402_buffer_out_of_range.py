"""R402: a buffer outside the organisation's band, or a band that cannot protect the date."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.policy_planning import BufferPolicy
from engage.model.quantity import Duration
from engage.model.text import Text
from engage.plan.schedule_types import BufferPlan, CommitmentPlan
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both, days, percent

_SAME = 0.0005  # half of what is shown: a buffer written in days seldom gives a round share


def check(commitment: Commitment, context: Context) -> Iterator[Result]:
    """The buffer that was written; where none was, whether the computed one is enough for the date."""
    policy = context.workspace.policy.buffer
    wish = commitment.buffer
    if is_running(commitment) or wish == "none":  # no buffer at all is another fault
        return
    if isinstance(wish, float):
        yield from _outside(commitment, policy, wish, None)
        return
    plan = context.schedule.plans.get(commitment.id)
    if isinstance(wish, Duration):
        share = _share(plan.buffer if plan else None, policy)
        if share is None:
            why = both(
                f"the buffer of `{commitment.id}`: without estimated work, {wish} is no share of anything",
                f"le tampon de `{commitment.id}` : sans travail estimé, {wish} n'est une part de rien",
            )
            yield NotChecked(why, commitment.id)
        else:
            yield from _outside(commitment, policy, share, wish)
    elif plan and plan.buffer and not plan.progress:
        yield from _too_short(commitment, policy, plan, plan.buffer)


def _share(buffer: BufferPlan | None, policy: BufferPolicy) -> float | None:
    if buffer is None:
        return None
    return buffer.ratio if policy.basis == "total" else buffer.ratio_of_chain


def _outside(
    commitment: Commitment, policy: BufferPolicy, share: float, wish: Duration | None
) -> Iterator[Finding]:
    low, high = policy.band
    if low - _SAME <= share <= high + _SAME:
        return
    band = both(f"{percent(low)}-{percent(high)}%", f"{percent(low)}-{percent(high)} %")
    written = both(f"{percent(share)}%", f"{percent(share)} %")
    if wish is not None:
        written = both(f"{wish} ({percent(share)}%)", f"{wish} ({percent(share)} %)")
    why = (
        both("the first surprise reaches the client", "la première surprise atteint le client")
        if share < low
        else both("it hides idle time in the date", "il cache du temps mort dans la date")
    )
    yield fault(
        commitment,
        ("buffer",),
        both(
            f"a buffer of {written.en} is outside the {band.en} agreed here: {why.en}",
            f"un tampon de {written.fr} sort des {band.fr} convenus ici : {why.fr}",
        ),
        help=both(
            "write `buffer: auto` to have it computed, or a share inside the band",
            "écrivez `buffer: auto` pour le faire calculer, ou une part dans la fourchette",
        ),
    )


def _too_short(
    commitment: Commitment, policy: BufferPolicy, plan: CommitmentPlan, buffer: BufferPlan
) -> Iterator[Finding]:
    """Before the work begins: the band cuts the buffer below the need, and the date leaves no room for it."""
    if buffer.raw_days is None or plan.slack_days is None:
        return
    missing = buffer.raw_days - buffer.days
    if missing <= max(plan.slack_days, 0) or plan.slack_days < 0:  # a date too early even so is another fault
        return
    share = _share(buffer, policy)
    given, needed = days(buffer.days), days(buffer.raw_days)
    top: Text = both(f"{percent(share or 0)}%", f"{percent(share or 0)} %")
    goal = percent(policy.confidence)
    yield fault(
        commitment,
        ("promise", "due"),
        both(
            f"a buffer of {top.en} ({given.en}) is not enough: keeping this date with {goal}% confidence "
            f"takes {needed.en}, and {days(plan.slack_days).en} are left before it",
            f"un tampon de {top.fr} ({given.fr}) ne suffit pas : tenir cette date à {goal} % demande "
            f"{needed.fr}, et il en reste {days(plan.slack_days).fr} avant elle",
        ),
        help=both(
            "agree a later date, promise less, or reduce the doubt: sharper estimates, prevented risks",
            "convenez d'une date plus tardive, promettez moins, ou réduisez le doute : estimations plus "
            "fines, risques prévenus",
        ),
    )


RULE = Rule(
    code="R402",
    name="buffer-out-of-range",
    severity=Severity.WARNING,
    profile="promise",
    each=check,
    live=True,
    catches=both(
        "A `buffer` outside the policy's band (15 to 25 % unless `engage.yaml` says otherwise). Where it is "
        "computed (`auto`): a promise not yet begun whose need is above the band, with a date that leaves no "
        "room for the rest.",
        "Un `buffer` hors de la fourchette convenue (15 à 25 % sauf avis contraire de `engage.yaml`). S'il "
        "est calculé (`auto`) : un engagement pas encore commencé dont le besoin dépasse la fourchette, "
        "avec une date qui ne laisse pas la place du reste.",
    ),
    harm=both(
        "Below the band the first surprise is the client's problem. Above it the client waits for time that "
        "nobody needs, and compares you with somebody quicker.",
        "En dessous, la première surprise devient le problème du client. Au-dessus, le client attend un "
        "temps dont personne n'a besoin, et vous compare à plus rapide.",
    ),
    instead=both(
        "`buffer: auto`, which computes it from the estimates, the risks and the load.",
        "`buffer: auto`, qui le calcule d'après les estimations, les risques et la charge.",
    ),
    options=both(
        "`buffer: {band: [15%, 25%], basis: total, confidence: 90%}` in `engage.yaml`; with `basis: total` "
        "the share is of chain + buffer, with `basis: chain` of the chain.",
        "`buffer: {band: [15%, 25%], basis: total, confidence: 90%}` dans `engage.yaml` ; avec `basis: "
        "total` la part est celle de la chaîne et du tampon, avec `basis: chain` celle de la chaîne.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            buffer: 5%
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2026-09-07, due: 2027-02-26}
            milestones: [{id: boutique, work: 40d}]
            buffer: 30d
            """,
            lang="fr",
        ),
        example("id: ACME-016\ntitle: Test report\nclient: acme\nbuffer: 40%\n"),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            buffer: 20%
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2026-09-07, due: 2027-02-26}
            milestones: [{id: boutique, work: 40d}]
            buffer: 10d
            """,
            lang="fr",
        ),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\nbuffer: 30%\n",
            {"engage.yaml": "buffer: {band: [20%, 30%]}\n"},
        ),
    ),
)
