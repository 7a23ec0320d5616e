"""The documentation of the rules, as Markdown, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.model.text import LANGS, Lang, Text
from engage.render.rule import BAD, GOOD, MEASURED, SEVERITIES, example_lines, figures, kind, sections
from engage.rules.rule import PROFILES, Rule

_NOTE = "<!-- Generated from engage/rules/catalogue by scripts/generate_docs.py. -->"
_PROFILES: dict[str, str] = {
    "load": "whether the records can be read and hold together",
    "draft": "whether promises are well made: specific, measurable, dated",
    "promise": "whether they can be kept: people, capacity, buffer (the default)",
    "signed": "what may be signed",
}


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Path in the repository -> text, for every page of the rules."""
    found = {"docs/rules/README.md": index(rules)}
    return found | {f"docs/rules/{rule.code}.md": page(rule) for rule in rules}


def page(rule: Rule) -> str:
    """The page of one rule, English first, then French."""
    lines = [_NOTE, "", f"# {rule.code} {rule.name}", ""]
    for lang in LANGS:
        if lang == "fr":
            lines += ["", "## En français", ""]
        lines += _body(rule, lang)
    return "\n".join(lines) + "\n"


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules, with links to their pages."""
    lines = [
        _NOTE,
        "",
        "# The rules of `engage check`",
        "",
        "Profiles, each with all that comes before it:",
        "",
        *(f"- `{profile}`: {_PROFILES[profile]}." for profile in PROFILES),
        "",
        "| code | name | severity | profile | catches |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {SEVERITIES[rule.severity].en} | {rule.profile} "
        f"| {_cell(rule.catches.en)} |"
        for rule in rules
    ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _body(rule: Rule, lang: Lang) -> Iterator[str]:
    level = "##" if lang == "en" else "###"
    yield f"{kind(rule).to(lang)[0].upper()}{kind(rule).to(lang)[1:]}."
    for heading, said in sections(rule):
        yield from ("", f"{level} {heading.to(lang)}", "", said.to(lang))
    if measures := figures(rule):
        yield from ("", f"{level} {MEASURED.to(lang)}", "", *(f"- {said.to(lang)}." for said in measures))
    for heading, examples in ((BAD, rule.bad), (GOOD, rule.good)):
        yield from ("", f"{level} {heading.to(lang)}")
        for example in examples:
            if example.lang == lang:
                yield from ("", f"{_as_of(lang)} {example.as_of}{_colon(lang)}", "", "```yaml")
                yield from example_lines(example)
                yield "```"


def _as_of(lang: Lang) -> str:
    return Text("As of", "Au").to(lang)


def _colon(lang: Lang) -> str:
    return Text(":", "\u00a0:").to(lang)
