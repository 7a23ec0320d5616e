"""`engage trust` and `engage trust audit` as text."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import day, plural, share
from engage.learn.trust import weight_on
from engage.model.text import Lang, Text
from engage.render.layout import Column, line, listing, widths, wrap
from engage.render.shades import NOTHING, money_of
from engage.render.theme import Theme, escaped
from engage.render.trust_words import SAID, counts, event_words, points, sign_words, summary, trend_sign
from engage.usecase.trust import TrustRow, TrustView
from engage.usecase.trust_audit import Answers, AuditView, Share, Spread

_SHOWN = 6


def text(view: TrustView, theme: Theme) -> str:
    """The accounts: events first, then the balance."""
    return "\n".join(_lines(view, theme)) + "\n"


def _lines(view: TrustView, theme: Theme) -> Iterator[str]:
    yield from (theme.paint(told, "bold") for told in wrap(escaped(theme.say(summary(view))), theme.width))
    for row in view.rows:
        yield ""
        yield from _row(row, view, theme)
    yield ""
    yield from (theme.paint(told, "dim") for told in wrap(theme.say(_legend(view)), theme.width))


def _row(row: TrustRow, view: TrustView, theme: Theme) -> Iterator[str]:
    yield from (theme.paint(told, "bold") for told in wrap(escaped(row.name), theme.width))
    shown = row.events if view.one else row.events[-_SHOWN:]
    if not row.events:
        yield "  " + theme.say(
            Text("No event yet: nothing is known.", "Aucun événement\u00a0: rien n’est connu.")
        )
    elif len(shown) < len(row.events):
        hidden = len(row.events) - len(shown)
        more = plural(hidden, Text("earlier", "plus ancien"), Text("earlier", "plus anciens"))
        yield theme.paint("  " + theme.say(more), "dim")
    rows = []
    for event in shown:
        weight = event.weight if event.weight > 0 else -weight_on(event, view.as_of)
        on = day(event.on, view.as_of, short=True).to(theme.lang)
        told = theme.say(event_words(event, view.as_of))
        rows.append([f"  {on}", _signed(weight, theme.lang), escaped(event.commitment), told])
    yield from listing(rows, [Column(), Column("right"), Column(most=16)], theme) if rows else ()
    if row.events:
        now, low = points(row.balance.expected), points(row.balance.low)
        end = Text(
            f"{counts(row).en}. Balance {now.en} {trend_sign(row)}, with caution {low.en}",
            f"{counts(row).fr}. Solde {now.fr} {trend_sign(row)}, avec prudence {low.fr}",
        )
        yield from ("  " + told for told in wrap(theme.say(end), theme.width - 2))
    for sign in row.signs:
        told = "▲ " + escaped(theme.say(sign_words(sign, view.as_of)))
        yield from ("  " + theme.paint(part, "orange") for part in wrap(told, theme.width - 2))
    if stake := row.at_stake:
        worth = money_of(stake, theme.lang)
        told = theme.say(Text(f"At stake over the years: {worth}", f"En jeu sur la durée\u00a0: {worth}"))
        yield from ("  " + part for part in wrap(told, theme.width - 2))


def _signed(weight: float, lang: Lang) -> str:
    sign = "+" if weight > 0 else "−"
    shown = f"{sign}{abs(weight):g}"
    return shown.replace(".", ",") if lang == "fr" else shown


def _legend(view: TrustView) -> Text:
    months, back = round(view.half_life / 30.44), share(view.recovery_returns)
    return Text(
        f"Balance from 0 to 1; 0.50 where nothing is known. An event weighs half after {months} "
        "months; a recovery "
        f"that the client closed takes {back.en} of its breach back. With caution: 19 times out of 20 "
        "at least so "
        "much. Weights in docs/trust.md.",
        "Solde de 0 à 1\u202f; 0,50 quand rien n’est connu. Un événement pèse moitié moins après "
        f"{months} mois\u202f; "
        f"une reprise close par le client rend {back.fr} de son manquement. Avec prudence\u00a0: au "
        "moins cela, "
        "19 fois sur 20. Poids dans docs/trust.md.",
    )


def audit_text(view: AuditView, theme: Theme) -> str:
    """The audit."""
    return "\n".join(_audit(view, theme)) + "\n"


def _audit(view: AuditView, theme: Theme) -> Iterator[str]:
    yield theme.paint(
        theme.say(Text("Is what we say true?", "Ce que nous disons est-il vrai\u00a0?")), "bold"
    )
    yield from _shares([(theme.say(SAID[found.name]), found) for found in view.said], theme)
    yield ""
    yield theme.paint(theme.say(Text("Do we answer in time?", "Répondons-nous à temps\u00a0?")), "bold")
    yield from _answers(view.answers, theme)
    yield ""
    yield theme.paint(
        theme.say(Text("Are we the same everywhere?", "Sommes-nous les mêmes partout\u00a0?")), "bold"
    )
    for spread in view.spreads:
        yield from _spread(spread, theme)
    yield ""
    note = Text(
        "The last twelve months. Shares with their 95% interval (Wilson). No figure is of a person.",
        "Les douze derniers mois. Parts avec leur intervalle à 95\u202f% (Wilson). Aucun chiffre ne concerne "
        "une personne.",
    )
    yield from (theme.paint(told, "dim") for told in wrap(theme.say(note), theme.width))


def _shares(found: list[tuple[str, Share]], theme: Theme) -> Iterator[str]:
    columns = [Column(flex=1, least=14), Column("right"), Column("right"), Column("right")]
    cells = [[f"  {escaped(name)}", *_figures(part, theme.lang)] for name, part in found]
    sizes = widths(columns, cells, theme.width)
    for row, (_, part) in zip(cells, found, strict=True):
        yield line(row, columns, sizes)
        if part.cases and part.name in SAID:
            names = ", ".join(map(escaped, part.cases))
            not_so = Text(f"not so: {names}", f"ce n’est pas le cas\u00a0: {names}")
            yield from (
                theme.paint("    " + told, "dim") for told in wrap(theme.say(not_so), theme.width - 4)
            )


def _figures(part: Share, lang: Lang) -> list[str]:
    if part.value is None or part.interval is None:
        return [NOTHING, "", ""]
    low, high = (int(value * 100 + 0.5) for value in part.interval)
    per_cent = "\u202f%" if lang == "fr" else "%"
    return [share(part.value).to(lang), f"{part.good}/{part.of}", f"{low}–{high}{per_cent}"]


def _answers(found: tuple[Answers, ...], theme: Theme) -> Iterator[str]:
    if not found:
        yield "  " + theme.say(
            Text("No message of a client is on record.", "Aucun message de client n’est noté.")
        )
        return
    rows = []
    for each in found:
        channel = escaped(each.channel) if each.channel else theme.say(Text("(no channel)", "(sans canal)"))
        rows.append([f"  {channel}", _answer_words(each, theme)])
    yield from listing(rows, [Column(most=20)], theme)


def _answer_words(each: Answers, theme: Theme) -> str:
    waiting = Text(f"{each.waiting} not answered yet", f"{each.waiting} encore sans réponse")
    unlinked = Text(f"{each.unlinked} without an answer on record", f"{each.unlinked} sans réponse notée")
    notes = [theme.say(waiting)] if each.waiting else []
    notes += [theme.say(unlinked)] if each.unlinked else []
    if each.middle is None:
        return "; ".join(notes)
    tail = "".join(f"; {note}" for note in notes)
    middle = f"{each.middle:g}"
    middle_fr = middle.replace(".", ",")
    told = Text(
        f"median {middle} working days, longest {each.longest}, of {len(each.days)}",
        f"médiane {middle_fr} jours ouvrés, au plus {each.longest}, sur {len(each.days)}",
    )
    return theme.say(told) + tail


def _spread(spread: Spread, theme: Theme) -> Iterator[str]:
    heading = Text("on time by region", "à temps par région") if spread.by == "region" else Text(
        "on time by team", "à temps par équipe"
    )  # fmt: skip
    yield "  " + theme.say(heading)
    nobody = theme.say(Text("(none given)", "(non renseigné)"))
    yield from _shares([(f"  {group.name or nobody}", group) for group in spread.groups], theme)
    yield from ("    " + told for told in wrap(escaped(theme.say(_verdict(spread))), theme.width - 4))


def _verdict(spread: Spread) -> Text:
    span = spread.span
    if span is None:
        return Text(
            f"too few to compare: two groups with {spread.few} promises are needed",
            f"trop peu pour comparer\u00a0: il faut deux groupes de {spread.few} engagements",
        )
    low, high = span
    if spread.differs:
        return Text(
            f"{low.name} is less reliable than {high.name}: more than chance",
            f"{low.name} est moins fiable que {high.name}\u00a0: plus que le hasard",
        )
    return Text(
        f"from {low.name} to {high.name}: no more than chance may explain",
        f"de {low.name} à {high.name}\u00a0: le hasard peut l’expliquer",
    )
