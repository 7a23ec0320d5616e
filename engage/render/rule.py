"""Rules of `check` for a person on a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.model.diagnostic import Severity
from engage.model.fix import Safety
from engage.model.text import LANGS, Lang, Text
from engage.render.layout import Column, cut, line, widths, wrap
from engage.render.theme import Style, Theme
from engage.rules.measured import SETS, Measured, Set, Share, measured
from engage.rules.rule import Example, Rule
from engage.rules.words import both
from engage.usecase.rule import RuleView

SEVERITIES = {
    Severity.ERROR: Text("error", "erreur"),
    Severity.WARNING: Text("warning", "avertissement"),
    Severity.INFO: Text("info", "info"),
}
_STYLES: dict[Severity, Style] = {Severity.ERROR: "red", Severity.WARNING: "orange", Severity.INFO: "cyan"}
WHAT = Text("What it catches", "Ce qu’elle trouve")
WHY = Text("Why it hurts a client", "Pourquoi cela nuit au client")
INSTEAD = Text("Instead", "Que faire")
OPTIONS = Text("Options", "Réglages")
FIXES: dict[Safety, Text] = {
    "safe": Text("Fix, by `--fix`", "Correction, par `--fix`"),
    "unsafe": Text("Fix to be read, by `--unsafe-fixes`", "Correction à relire, par `--unsafe-fixes`"),
}
MEASURED = Text("How well it reads", "Comment elle lit")
_SETS: dict[Set, Text] = {
    "frozen": Text("texts it was not tuned on", "textes qui n’ont pas servi au réglage"),
    "fresh": Text("fresh texts of other trades", "textes neufs d’autres métiers"),
}
_LANGUAGES: dict[Lang, Text] = {"en": Text("English", "Anglais"), "fr": Text("French", "Français")}
BAD = Text("Bad", "À éviter")
GOOD = Text("Good", "Bien")
OFF = Text("To accept a finding", "Pour accepter un constat")
_ON = Text("as of", "au")


def text(view: RuleView, theme: Theme) -> str:
    """One rule in full, or a line for each."""
    if view.unknown:
        return theme.say(view.unknown) + "\n"
    if view.explained:
        return "\n".join(_explained(view.rules[0], theme)) + "\n"
    return "\n".join(_listed(view.rules, theme)) + "\n"


def document(view: RuleView, lang: Lang) -> dict[str, Any]:
    """The rules as one JSON document, in the reader's language."""
    return {"schema": "engage/rule/1", "rules": [_rule(rule, lang) for rule in view.rules]}


def kind(rule: Rule) -> Text:
    """`error, profile draft`, and what else decides whether and how severely it is told."""
    word = SEVERITIES[rule.severity]
    more = list(_conditions(rule))
    return Text(
        ", ".join([f"{word.en}, from profile `{rule.profile}` on", *(said.en for said in more)]),
        ", ".join([f"{word.fr}, dès le profil `{rule.profile}`", *(said.fr for said in more)]),
    )


def _conditions(rule: Rule) -> Iterator[Text]:
    if rule.signed and rule.signed is not rule.severity:
        word = SEVERITIES[rule.signed]
        yield Text(
            f"{word.en} in profile `signed` once proposed", f"{word.fr} au profil `signed` une fois proposé"
        )
    if rule.off:
        yield Text("off unless asked for", "inactive sauf demande")
    if rule.clock:
        yield Text("depends on the day", "dépend du jour")


def off(rule: Rule) -> Text:
    """How a finding of the rule is accepted."""
    if rule.always_told:
        return both(
            "It cannot be switched off: what was not read was not checked.",
            "Elle ne se désactive pas : ce qui n'a pas été lu n'a pas été vérifié.",
        )
    return both(
        f"In the commitment, for a time: `waivers: [{{rule: {rule.code}, reason: …, by: …, until: …}}]`. "
        f'For some files, in `engage.yaml`: `rules: {{overrides: [{{paths: ["commitments/legacy/**"], '
        f"rules: {{{rule.code}: info}}}}]}}`; everywhere: `rules: {{ignore: [{rule.code}]}}`.",
        f"Dans l'engagement, pour un temps : `waivers: [{{rule: {rule.code}, reason: …, by: …, until: "
        f"…}}]`. Pour certains fichiers, dans `engage.yaml` : `rules: {{overrides: [{{paths: "
        f'["commitments/legacy/**"], rules: {{{rule.code}: info}}}}]}}` ; partout : `rules: {{ignore: '
        f"[{rule.code}]}}`.",
    )


def sections(rule: Rule) -> tuple[tuple[Text, Text], ...]:
    """The headings of a rule's explanation with their texts."""
    found = [(WHAT, rule.catches), (WHY, rule.harm), (INSTEAD, rule.instead)]
    if rule.options:
        found.append((OPTIONS, rule.options))
    if rule.offers:
        found.append((FIXES[rule.offers.safety], rule.offers.said))
    return (*found, (OFF, off(rule)))


def figures(rule: Rule) -> tuple[Text, ...]:
    """How well a rule about wording reads, a sentence each set of texts and language; nothing for others."""
    found = [
        _figure(_SETS[of], lang, each)
        for of in SETS
        for lang in LANGS
        if (each := measured(rule.code, of, lang))
    ]
    return tuple(found)


def _figure(of: Text, lang: Lang, found: Measured) -> Text:
    name = _LANGUAGES[lang]
    precision, recall = _share(found.precision), _share(found.recall)
    return both(
        f"{name.en}, {of.en}: precision {precision.en}, recall {recall.en}",
        f"{name.fr}, {of.fr} : précision {precision.fr}, rappel {recall.fr}",
    )


def _share(share: Share | None) -> Text:
    if share is None:
        return both("not known", "inconnu")
    value, low, high = (f"{each:.2f}" for each in (share.value, share.low, share.high))
    comma = [each.replace(".", ",") for each in (value, low, high)]
    return Text(
        f"{value} ({share.hits} of {share.of}; {low}–{high})",
        f"{comma[0]} ({share.hits} sur {share.of}\u202f; {comma[1]}–{comma[2]})",
    )


def _explained(rule: Rule, theme: Theme) -> Iterator[str]:
    yield f"{theme.paint(rule.code, 'bold')} {theme.paint(rule.name, 'bold')}"
    yield theme.say(kind(rule))
    for heading, said in sections(rule):
        yield ""
        yield theme.paint(theme.say(heading), "underline")
        yield from (f"  {part}" for part in wrap(theme.say(said), theme.width - 2))
    if measures := figures(rule):
        yield ""
        yield theme.paint(theme.say(MEASURED), "underline")
        for said in measures:
            first, *more = wrap(theme.say(said), theme.width - 4)
            yield f"  {first}"
            yield from (f"    {part}" for part in more)
    for heading, examples in ((BAD, rule.bad), (GOOD, rule.good)):
        for example in _of(examples, theme.lang):
            yield ""
            yield theme.paint(theme.say(heading), "underline") + f" ({theme.say(_ON)} {example.as_of})"
            yield from (f"  {part}".rstrip() for part in example_lines(example))


def _of(examples: tuple[Example, ...], lang: Lang) -> tuple[Example, ...]:
    return tuple(example for example in examples if example.lang == lang)


def example_lines(example: Example) -> Iterator[str]:
    """The files of an example, each with its path where there are several."""
    if example.before is not None:
        yield "# before"
        yield from example.before.rstrip("\n").split("\n")
        yield from ("", "# after")
    for place, (path, content) in enumerate(example.files):
        if len(example.files) > 1 or not path.startswith("commitments/"):
            yield from ([""] if place else [])
            yield f"# {path}"
        yield from content.rstrip("\n").split("\n")


def _listed(rules: tuple[Rule, ...], theme: Theme) -> Iterator[str]:
    rows = [(r.code, theme.say(SEVERITIES[r.severity]), r.profile, r.name) for r in rules]
    columns = [Column() for _ in range(4)]
    sizes = widths(columns, rows, theme.width)
    for rule, row in zip(rules, rows, strict=True):
        code, severity, profile, name = row
        painted = (theme.paint(code, "bold"), theme.paint(severity, _STYLES[rule.severity]), profile, name)
        yield cut(line(painted, columns, sizes), theme.width)


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "profile": rule.profile,
        "clock": rule.clock,
        "catches": rule.catches.to(lang),
        "why_it_matters": rule.harm.to(lang),
        "instead": rule.instead.to(lang),
        "options": rule.options.to(lang) if rule.options else None,
        "fix": {"safety": rule.offers.safety, "does": rule.offers.said.to(lang)} if rule.offers else None,
        "measured": [
            _measured(rule, of, each) for of in SETS for each in LANGS if measured(rule.code, of, each)
        ],
        "bad": [_example(example) for example in rule.bad],
        "good": [_example(example) for example in rule.good],
    }


def _measured(rule: Rule, of: Set, lang: Lang) -> dict[str, Any]:
    found = measured(rule.code, of, lang) or Measured()
    return {
        "set": of,
        "lang": lang,
        "labels": found.labels,
        "findings": found.findings,
        "precision": _numbers(found.precision),
        "recall": _numbers(found.recall),
    }


def _numbers(share: Share | None) -> dict[str, float | int] | None:
    if share is None:
        return None
    return {
        "value": round(share.value, 3),
        "low": round(share.low, 3),
        "high": round(share.high, 3),
        "hits": share.hits,
        "of": share.of,
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "lang": example.lang,
        "as_of": example.as_of.isoformat(),
        "files": dict(example.files),
        "before": example.before,
    }
