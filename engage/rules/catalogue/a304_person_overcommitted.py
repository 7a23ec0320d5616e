"""A304: more work promised of a person than their weeks hold, over all clients together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.text import Text
from engage.plan.schedule_types import Load
from engage.rules.context import Context
from engage.rules.planned import not_estimated
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.words import both, days, joined, listed, percent, percent_above

_HAIR = 1e-6
_WEEK = timedelta(days=7)
_UNBOUNDED = 99.0  # shown for work in a week in which the person has no capacity at all


@dataclass(frozen=True, slots=True)
class Run:
    """Weeks in a row in which a person has too much."""

    person: str
    weeks: tuple[Load, ...]

    @property
    def peak(self) -> Load:
        """The worst week; of equals the first."""
        return max(self.weeks, key=_ratio)

    def shares(self) -> list[tuple[str, float]]:
        """What each promise asks over these weeks, most first."""
        total: dict[str, float] = {}
        for week in self.weeks:
            for commitment, amount in week.commitments:
                total[commitment] = total.get(commitment, 0.0) + amount
        return sorted(total.items(), key=lambda share: (-share[1], share[0]))


def check(context: Context) -> Iterator[Result]:
    """One finding for each run of weeks over the policy's share; an error if one of them is over 100 %."""
    people = context.workspace.person
    if not people:
        yield NotChecked(
            both("the load of people: none are described", "la charge des personnes : aucune n'est décrite")
        )
        return
    limit = context.workspace.policy.capacity.plan_to
    for person, weeks in groupby(context.load, key=lambda load: load.resource):
        if person in people:
            for run in _runs(person, _worth_telling(weeks, context.today), limit):
                yield _overload(context, run, limit)
    yield from _unknown(context)


def _ratio(load: Load) -> float:
    if load.ratio is not None:
        return load.ratio
    return _UNBOUNDED if load.load_days > _HAIR else 0.0


def _worth_telling(weeks: Iterable[Load], today: date) -> Iterator[Load]:
    """All weeks, but the one that has begun only if it is over 100 %: a full Friday warns nobody usefully."""
    return (load for load in weeks if load.week >= today or _ratio(load) > 1 + _HAIR)


def _runs(person: str, weeks: Iterable[Load], limit: float) -> Iterator[Run]:
    run: list[Load] = []
    for load in weeks:
        if _ratio(load) <= min(limit, 1.0) + _HAIR:
            continue
        if run and load.week - run[-1].week > _WEEK:
            yield Run(person, tuple(run))
            run = []
        run.append(load)
    if run:
        yield Run(person, tuple(run))


def _overload(context: Context, run: Run, limit: float) -> Finding:
    firm = [(c, amount) for c, amount in run.shares() if _is_firm(context, c)]
    places = [_place(context, commitment, run) for commitment, _ in firm]
    over = _ratio(run.peak) > 1 + _HAIR
    return fault(
        *places[0],
        _message(context, run, [commitment for commitment, _ in firm], limit),
        help=both(
            "move one of them, give part of it to somebody else, or agree a later date",
            "déplacez l'un d'eux, confiez-en une part à quelqu'un d'autre, ou convenez d'une date plus "
            "tardive",
        ),
        severity=Severity.ERROR if over else Severity.WARNING,
        on_key=len(places[0][1]) > 1,
        related=tuple(places[1:]),
    )


def _is_firm(context: Context, commitment: str) -> bool:
    return context.workspace.commitment[commitment].status not in {"draft", "proposed"}


def _message(context: Context, run: Run, commitments: list[str], limit: float) -> Text:
    person = context.workspace.person[run.person]
    name, peak = f"`{person.name or person.id}`", run.peak
    asked, free = days(peak.load_days), days(peak.capacity_days)
    shares = [(c, days(a)) for c, a in peak.commitments if c in commitments]
    whose = Text(
        joined([f"`{c}` {amount.en}" for c, amount in shares], "and"),
        joined([f"`{c}` {amount.fr}" for c, amount in shares], "et"),
    )
    ratio = percent_above(_ratio(peak)) if peak.capacity_days else None
    allowed = f", {percent(limit)}% may be planned" if _ratio(peak) <= 1 + _HAIR else ""
    permis = f", {percent(limit)} % peuvent être planifiés" if allowed else ""
    share_en, share_fr = (f" ({ratio}%{allowed})", f" ({ratio} %{permis})") if ratio else ("", "")
    week, more = peak.week, _weeks(run)
    return both(
        f"{name} has {asked.en} of work for {free.en} in the week of {week}{share_en}{more.en}: {whose.en}",
        f"{name} a {asked.fr} de travail pour {free.fr} la semaine du {week}{share_fr}{more.fr} : {whose.fr}",
    )


def _weeks(run: Run) -> Text:
    if len(run.weeks) == 1:
        return Text("", "")
    first, last = run.weeks[0].week, run.weeks[-1].week
    count = len(run.weeks)
    return both(
        f", the worst of {count} weeks from {first} to {last}",
        f", la pire de {count} semaines, du {first} au {last}",
    )


def _place(context: Context, commitment_id: str, run: Run) -> tuple[Commitment, Pointer]:
    """The need that weighs on the person in these weeks: in the worst one, if there is one."""
    commitment = context.workspace.commitment[commitment_id]
    plan = context.schedule.plans[commitment_id]
    peak = (run.peak.week, run.peak.week + _WEEK)
    whole = (run.weeks[0].week, run.weeks[-1].week + _WEEK)
    for first, end in (peak, whole):
        for place, milestone in enumerate(commitment.milestones):
            placed = plan.milestone(milestone.id) if run.person in milestone.needs else None
            if placed and _overlaps(placed.start, placed.finish, first, end):
                return commitment, ("milestones", place, "needs", run.person)
    return commitment, ("milestones",)


def _overlaps(start: date | None, finish: date | None, first: date, end: date) -> bool:
    return start is not None and finish is not None and start < end and finish >= first


def _unknown(context: Context) -> Iterator[NotChecked]:
    """The promises whose work is not wholly estimated: their load is more than what was counted."""
    unknown = [c.id for c in context.live if c.milestones and not_estimated(c, context)]
    if unknown:
        who = listed(unknown)
        yield NotChecked(
            both(
                f"the whole load of people: not all work is estimated in {who.en}",
                f"toute la charge des personnes : le travail n'est pas tout estimé dans {who.fr}",
            )
        )


RULE = Rule(
    code="A304",
    name="person-overcommitted",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    clock=True,
    catches=both(
        "Weeks in which the work promised of one person, over all clients together, exceeds what they can "
        "do: over 100 % an error, over `capacity.plan_to` a warning. One finding for weeks in a row, at the "
        "promise that asks most; the others are named with it. Drafts and offers do not count.",
        "Des semaines où le travail promis d'une personne, tous clients confondus, dépasse ce qu'elle peut "
        "faire : au-delà de 100 % une erreur, au-delà de `capacity.plan_to` un avertissement. Un seul "
        "constat par suite de semaines, à l'engagement qui demande le plus ; les autres y sont nommés. Les "
        "brouillons et les offres ne comptent pas.",
    ),
    harm=both(
        "Each promise looks feasible alone. Together they are not, and a client finds out which one gives "
        "way.",
        "Chaque engagement paraît tenable seul. Ensemble ils ne le sont pas, et un client découvre lequel "
        "cède.",
    ),
    instead=both(
        "Decide now, with dates, which promise moves. Plan people at 80 to 85 %: the rest goes to what "
        "nobody planned.",
        "Décidez maintenant, dates à l'appui, quel engagement bouge. Planifiez les gens à 80 ou 85 % : le "
        "reste va à ce que personne n'a prévu.",
    ),
    options=both(
        "`capacity: {plan_to: 85%}` in `engage.yaml`; a person's `capacity`, `days` and `absences` in the "
        "resources.",
        "`capacity: {plan_to: 85%}` dans `engage.yaml` ; `capacity`, `days` et `absences` d'une personne "
        "dans les ressources.",
    ),
    bad=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones: [{id: build, work: 10d, needs: {ana: 80%}}]
            """,
            {
                "commitments/app.yaml": """
                    id: BOLT-002
                    title: Stock app in the stores
                    client: bolt
                    status: active
                    promise: {start: 2026-09-07, due: 2026-10-30}
                    milestones: [{id: screens, work: 5d, needs: {ana: 60%}}]
                """,
                "resources.yaml": "people: [{id: ana, name: Ana Diaz}]\n",
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones: [{id: recette, work: 5d, needs: {lea: 95%}}]
            """,
            {"resources.yaml": "people: [{id: lea, name: Léa Marchand}]\n"},
            lang="fr",
        ),
        example(
            """
                id: ACME-016
                title: Test report
                client: acme
                status: active
                promise: {start: 2026-09-07, due: 2026-10-30}
                milestones: [{id: tests, work: 5d, needs: {lea: 100%}}]
            """,
            {"resources.yaml": "people: [{id: lea, days: [mo, tu, we, th], capacity: 80%}]\n"},
        ),
    ),
    good=(
        example(
            """
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: active
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones: [{id: build, work: 10d, needs: {ana: 80%}}]
            """,
            {
                "commitments/app.yaml": """
                    id: BOLT-002
                    title: Stock app in the stores
                    client: bolt
                    status: active
                    promise: {start: 2026-09-21, due: 2026-10-30}
                    milestones: [{id: screens, work: 5d, needs: {ana: 60%}}]
                """,
                "resources.yaml": "people: [{id: ana, name: Ana Diaz}]\n",
            },
        ),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones: [{id: recette, work: 5d, needs: {lea: 80%}}]
            """,
            {"resources.yaml": "people: [{id: lea, name: Léa Marchand}]\n"},
            lang="fr",
        ),
        example(
            """
                id: ACME-016
                title: Test report
                client: acme
                status: draft
                promise: {start: 2026-09-07, due: 2026-10-30}
                milestones: [{id: tests, work: 5d, needs: {lea: 120%}}]
            """,
            {"resources.yaml": "people: [{id: lea}]\n"},
        ),
    ),
)
