"""New files from options and answers: read, written once, and what is still missing in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engage.cli import editing
from engage.cli.answers import asked, can_ask, wanted
from engage.cli.options import Language
from engage.cli.refusal import Refusal
from engage.cli.session import Session, open_session
from engage.cli.values import one_line
from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.usecase.change import Refused
from engage.usecase.day_words import read_day
from engage.usecase.new.clients import NewContact, NewFile
from engage.usecase.new.ids import slug
from engage.usecase.new.promises import NewCriterion, NewGate, NewPromise, quick

_SHOWN = 8  # findings told about a new file; `check` has them all


def from_sentence(session: Session, sentence: str, wish: NewPromise) -> NewPromise:
    """A small promise said in one line."""
    found = quick(session.workspace, sentence, session.today, wish)
    if isinstance(found, Refused):
        raise Refusal(f"--quick: {found.reason.en}", f"--quick\u00a0: {found.reason.fr}")
    return found


def from_answers(session: Session, wish: NewPromise) -> NewPromise:
    """What cannot be left out is asked for, where somebody can answer; the rest may stay empty."""
    lang = session.lang
    if not wish.client:
        wish = replace(
            wish, client=wanted(Text("For which client?", "Pour quel client\u202f?"), lang, str, "--client")
        )
    if not wish.title:
        wish = replace(
            wish,
            title=wanted(Text("What is promised?", "Qu’est-ce qui est promis\u202f?"), lang, str, "--title"),
        )
    if not can_ask():
        return wish
    if wish.due is None:
        due = asked(
            Text("By which day?", "Pour quel jour\u202f?"), lang, lambda t: read_day(t, session.today)
        )
        wish = replace(wish, due=due)
    if wish.owner is None:
        wish = replace(wish, owner=asked(Text("Who leads it?", "Qui le mène\u202f?"), lang, str))
    if not wish.deliverables:
        what = asked(
            Text("What does the client receive?", "Que reçoit le client\u202f?"), lang, str, wish.title
        )
        wish = replace(wish, deliverables=(what,) if what else ())
    return wish


def criteria(given: Sequence[str]) -> tuple[NewCriterion, ...]:
    """`MEASURE; TARGET; METHOD`, the last two optional."""
    return tuple(NewCriterion(*parts) for parts in _parted("--criterion", given, 3))  # type: ignore[arg-type]  # three parts


def gates(given: Sequence[str]) -> tuple[NewGate, ...]:
    """`ID; TITLE; WORK`; the id alone is its own title."""
    found = _parted("--milestone", given, 3)
    return tuple(NewGate(str(name), title or str(name), work) for name, title, work in found)


def contacts(given: Sequence[str]) -> tuple[NewContact, ...]:
    """`NAME; EMAIL; PROFILE`, the last two optional; ids are made of the names."""
    found = _parted("--contact", given, 3)
    return tuple(
        NewContact(_contact_id(str(name)), str(name), email, profile) for name, email, profile in found
    )


def _contact_id(name: str) -> str:
    """`Maëlle Lucas` as `m.lucas`."""
    first, *rest = slug(name).split("-")
    return f"{first[:1]}.{rest[-1]}" if rest else first


def _parted(option: str, given: Sequence[str], most: int) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for each in given:
        parts = [part.strip() or None for part in one_line(option, each).split(";")]
        if len(parts) > most or parts[0] is None:
            raise Refusal(
                f"{option}: at most {most} parts between `;`, the first not empty: {each!r}",
                f"{option}\u00a0: au plus {most} parties séparées par `;`, la première non vide\u00a0: "
                f"«\u00a0{each}\u00a0»",
            )
        found.append([*parts, *[None] * (most - len(parts))])
    return found


def write(
    session: Session, file: NewFile, *, dry_run: bool, lang: Language | None, as_of: str | None
) -> None:
    """The new file, where it has no faults; then what `check` still misses in it."""
    from engage.store.edit import document

    text = document(file.fields)
    editing.check_new(file.path, text)
    if dry_run:
        editing.show(editing.added(file.path, text))
        return
    editing.create(session, file.path, text)
    editing.tell(session, [_written(file)])
    _say_missing(session.root, file.path, lang, as_of)


def _written(file: NewFile) -> Text:
    return Text(f"{file.id}: written to {file.path}", f"{file.id}\u00a0: écrit dans {file.path}")


def _say_missing(root: object, path: str, lang: Language | None, as_of: str | None) -> None:
    """The findings about the new file, shortest form; nothing where there are none."""
    from pathlib import Path

    from engage.cli.checking import checked
    from engage.usecase.check import CheckOptions

    session = open_session(Path(str(root)), as_of, lang)
    view, _ = checked(session, CheckOptions(paths=(path,)), as_of, from_git=False)
    found = [each for each in view.diagnostics if each.severity is not Severity.INFO]
    if not found:
        session.say(
            Text(
                "Nothing is missing: it passes `engage check`.", "Rien ne manque\u00a0: `engage check` passe."
            )
        )
        return
    session.say(Text("Still missing, for `engage check`:", "Il manque encore, pour `engage check`\u00a0:"))
    for each in found[:_SHOWN]:
        session.say(Text(f"  {each.code} {each.message.en}", f"  {each.code} {each.message.fr}"))
    if more := len(found) - _SHOWN if len(found) > _SHOWN else 0:
        session.say(Text(f"  … and {more} more", f"  … et {more} de plus"))
