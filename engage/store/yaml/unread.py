"""What stands in the place of a file that is not read, and what can be done about it."""

from __future__ import annotations

from enum import Enum

from engage.model.diagnostic import Diagnostic
from engage.model.text import Text
from engage.store.yaml.flaw import file_diagnostic

#: Larger files are not read. A commitment has some kilobytes.
MAX_BYTES = 16 * 1024 * 1024
_MEGABYTES = MAX_BYTES // 1024 // 1024


class Unread(Enum):
    """Why a file has no text: the message and, where there is one, the advice."""

    OUTSIDE = (
        Text(
            "this leads out of the workspace: nothing is read from outside it and its git repository",
            "ceci mène hors de l’espace de travail\u00a0: rien n’est lu en dehors de lui et de son dépôt git",
        ),
        Text("put the file itself here", "mettre le fichier lui-même ici"),
    )
    TOO_LARGE = (
        Text(
            f"the file is larger than {_MEGABYTES} MB, and is not read",
            f"le fichier dépasse {_MEGABYTES} Mo, et n’est pas lu",
        ),
        None,
    )
    FOLDER = (
        Text("this is a folder, and a file was expected", "c’est un dossier, et un fichier était attendu"),
        Text("rename the folder, without `.yaml`", "renommer le dossier, sans `.yaml`"),
    )
    NOT_REGULAR = (
        Text(
            "this is not a regular file (a pipe, a socket or a device), and is not read",
            "ce n’est pas un fichier ordinaire (un tube, une socket ou un périphérique), et il n’est pas lu",
        ),
        None,
    )
    LOOP = (Text("this link leads back to itself", "ce lien ramène à lui-même"), None)
    DANGLING = (
        Text(
            "this link points to a file that does not exist",
            "ce lien pointe vers un fichier qui n’existe pas",
        ),
        None,
    )
    MISSING = (Text("there is no such file", "ce fichier n’existe pas"), None)
    DENIED = (
        Text(
            "the file may not be read: permission denied",
            "la lecture du fichier n’est pas permise (droits d’accès)",
        ),
        None,
    )


def unread(path: str, reason: Unread) -> Diagnostic:
    """The diagnostic of a file that is not read."""
    message, advice = reason.value
    return file_diagnostic(path, message, advice)
