"""Who is at the keyboard: `--as`, else `$ENGAGE_USER`, else git's `user.email` or `user.name`."""

from __future__ import annotations

import os
from collections.abc import Iterator

from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.model.party import Person
from engage.usecase.folded import folded

_VARIABLE = "ENGAGE_USER"


def somebody(session: Session, given: str | None) -> Person | None:
    """The person of the workspace who calls; None where nothing tells.

    Raises:
        Refusal: `--as` or `$ENGAGE_USER` names nobody, or several people.
    """
    named = given or os.environ.get(_VARIABLE, "").strip()
    if named:
        return person(session, "--as" if given else f"${_VARIABLE}", named)
    for sign in _git_signs(session):
        found = _matching(session, sign)
        if len(found) == 1:
            return found[0]
    return None


def me(session: Session, given: str | None) -> Person:
    """The person of the workspace who calls.

    Raises:
        Refusal: nothing tells who it is.
    """
    found = somebody(session, given)
    if found is None:
        known = ", ".join(sorted(session.workspace.person)[:8])
        raise Refusal(
            f"who are you? Give --as PERSON or set {_VARIABLE}; git's user.email and user.name match nobody "
            f"of resources.yaml ({known or 'it has no people'})",
            f"qui êtes-vous\u202f? Donnez --as PERSONNE ou {_VARIABLE}\u202f; user.email et user.name de git "
            f"ne correspondent à personne de resources.yaml ({known or 'qui n’a personne'})",
        )
    return found


def person(session: Session, option: str, named: str) -> Person:
    """A person of the workspace by id, e-mail address or name.

    Raises:
        Refusal: nobody is meant, or several people are; the option is named.
    """
    from engage.rules.words import did_you_mean

    found = _matching(session, named)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(person.id for person in found)
        raise Refusal(
            f"{option}: {named!r} can be {several}",
            f"{option}\u00a0: «\u00a0{named}\u00a0» peut être {several}",
        )
    near = did_you_mean(named, session.workspace.person)
    raise Refusal(
        f"{option}: nobody of resources.yaml is {named!r}" + (f"; {near.en}" if near else ""),
        f"{option}\u00a0: personne de resources.yaml n’est «\u00a0{named}\u00a0»"
        + (f"\u202f; {near.fr}" if near else ""),
    )


def _matching(session: Session, sign: str) -> list[Person]:
    """The person of that id; else those of that e-mail address or name, without case and accents."""
    people = session.workspace.person
    if sign in people:
        return [people[sign]]
    wanted = folded(sign)
    return [
        p for p in people.values() if wanted in {folded(p.id), folded(p.email or ""), folded(p.name or "")}
    ]


def _git_signs(session: Session) -> Iterator[str]:
    from engage.store.git.run import output
    from engage.store.git.trouble import Trouble

    for setting in ("user.email", "user.name"):
        found = output(session.root, "config", "--get", setting)
        if not isinstance(found, Trouble) and (sign := found.decode("utf-8", "replace").strip()):
            yield sign
