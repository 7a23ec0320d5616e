"""A call that cannot be carried out as it was made."""

from __future__ import annotations

from collections.abc import Iterable

from engage.model.text import Text


class Refusal(Exception):  # it is the word for what it is
    """Wrong use or an unusable workspace: one message on stderr, exit code 2 unless another is given."""

    def __init__(self, en: str, fr: str, code: int = 2) -> None:
        super().__init__(en)
        self.text = Text(en, fr)
        self.code = code


def refused(option: str, why: Text) -> Refusal:
    """A value that an option cannot have."""
    return Refusal(f"{option}: {why.en}", f"{option}\u00a0: {why.fr}")


def unwritable(name: object, error: OSError) -> Refusal:
    """The system's reason why a file is not written."""
    why = error.strerror or str(error)
    return Refusal(f"{name}: cannot be written: {why}", f"{name}\u00a0: écriture impossible\u00a0: {why}")


def unreadable(option: str, name: object, error: OSError | ValueError) -> Refusal:
    """The reason why a file named by an option is not read."""
    why = getattr(error, "strerror", None) or str(error)
    return Refusal(
        f"{option}: {name} cannot be read: {why}", f"{option}\u00a0: {name} est illisible\u00a0: {why}"
    )


def unknown_promise(wanted: str, known: Iterable[str]) -> Refusal:
    """No promise has an id; with the nearest one."""
    from engage.rules.words import did_you_mean

    near = did_you_mean(wanted, list(known))
    return Refusal(
        f"no promise has the id {wanted!r}" + (f"; {near.en}" if near else ""),
        f"aucun engagement n’a l’identifiant «\u00a0{wanted}\u00a0»" + (f"\u202f; {near.fr}" if near else ""),
    )


def unmatched(query: str, near: Iterable[str], where: Text | None = None) -> Refusal:
    """No promise matches a query; with those that are near."""
    perhaps, (en, fr) = ", ".join(near), (where.en, where.fr) if where else ("", "")
    return Refusal(
        f"no promise matches {query!r}{en}" + (f"; did you mean {perhaps}?" if perhaps else ""),
        f"aucun engagement ne correspond à «\u00a0{query}\u00a0»{fr}"
        + (f"\u202f; vouliez-vous dire {perhaps}\u202f?" if perhaps else ""),
    )
