"""A command with many options: they are listed in sections, and days may be left out of some."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar

from typer.core import TyperCommand

_ARGUMENTS = "Arguments"  # in both languages, like "Options"


class SectionedCommand(TyperCommand):
    """Lists options under the section that each names; `today_by_default` may stand without a day."""

    today_by_default: ClassVar[frozenset[str]] = frozenset()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """`--done` alone means `--done today`."""
        return super().parse_args(ctx, list(self._with_days(args)))  # type: ignore[no-any-return,no-untyped-call,unused-ignore]  # by version

    def _with_days(self, args: list[str]) -> list[str]:
        from engage.usecase.day_words import says_day

        made: list[str] = []
        for place, argument in enumerate(args):
            made.append(argument)
            following = args[place + 1] if place + 1 < len(args) else "--"
            if argument in self.today_by_default and (
                following.startswith("-") or not (following[:1].isdigit() or says_day(following))
            ):
                made.append("today")
        return made

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Each section with its options, in the order of the options."""
        sections: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                kind = _ARGUMENTS if param.param_type_name == "argument" else "Options"
                name = getattr(param, "rich_help_panel", None) or kind
                sections[name].append(record)
        for name, records in sections.items():
            with formatter.section(name):
                formatter.write_dl(records)
