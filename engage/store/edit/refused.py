"""An edit that is not made."""

from __future__ import annotations

from engage.model.diagnostic import Diagnostic, Pointer, pointer_text
from engage.model.text import Text


class EditRefused(Exception):
    """Why an edit is not made, in both languages; the file is then as it was.

    `diagnostics` are the faults that the file would have had.
    """

    def __init__(self, en: str, fr: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(en)
        self.text = Text(en, fr)
        self.diagnostics = diagnostics


def shared(pointer: Pointer) -> EditRefused:
    """The place is an anchor's or an alias's: a change there would change other places too."""
    place = pointer_text(pointer) or "/"
    return EditRefused(
        f"`{place}` is shared through an anchor or an alias (`&name`, `*name`, `<<`): a change here could "
        "change other places too. Change it by hand, or write the record out first",
        f"`{place}` est partagé par une ancre ou un alias (`&nom`, `*nom`, `<<`)\u00a0: un changement ici "
        "pourrait en changer d’autres. Modifiez-le à la main, ou écrivez d’abord l’élément en entier",
    )


def no_place(pointer: Pointer) -> EditRefused:
    """There is nothing at the pointer, or what is there holds no fields."""
    place = pointer_text(pointer) or "/"
    return EditRefused(
        f"there is no `{place}` in the file, and it cannot be made",
        f"il n’y a pas de `{place}` dans le fichier, et il ne peut être créé",
    )


def unreadable() -> EditRefused:
    """The file has faults of syntax: what stands where is a guess."""
    return EditRefused(
        "the file has faults of syntax, see `engage check`; it is not changed until they are corrected",
        "le fichier a des fautes de syntaxe, voir `engage check`\u202f; "
        "il n’est pas modifié avant leur correction",
    )


def unsafe(pointer: Pointer) -> EditRefused:
    """The text is written in a way that the edit cannot be made in without harm."""
    place = pointer_text(pointer) or "/"
    return EditRefused(
        f"`{place}` is written in a way that cannot be changed safely; change it by hand",
        f"`{place}` est écrit d’une manière qui ne peut être modifiée sans risque\u202f; "
        "modifiez-le à la main",
    )
