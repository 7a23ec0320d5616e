"""The bytes of a file to text: UTF-8, and a clear word where they are something else."""

from __future__ import annotations

import codecs
import re

from engage.model.diagnostic import Diagnostic
from engage.model.text import Text
from engage.store.yaml.flaw import escaped, file_diagnostic
from engage.store.yaml.source import Source

#: A text with more control characters than this is no text.
MAX_CONTROLS = 20
_REPLACEMENT = "\ufffd"
#: What neither YAML 1.2.2 (5.1) nor libyaml take for printable; U+FEFF is one only at the start.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
#: Bytes that are no control characters of ASCII.
_USUAL_BYTES = bytes({0x09, 0x0A, 0x0D, *range(0x20, 0x7F), *range(0x80, 0x100)})
_SECOND_CONTROLS = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "little endian"),
    (codecs.BOM_UTF32_BE, "UTF-32", "big endian"),
    (codecs.BOM_UTF16_LE, "UTF-16", "little endian"),
    (codecs.BOM_UTF16_BE, "UTF-16", "big endian"),
)
#: Where the zero bytes of an ASCII character are in each encoding (YAML 1.2.2, 5.2).
_ZEROS = (
    (re.compile(rb"[^\0]\0\0\0"), "UTF-32"),
    (re.compile(rb"\0\0\0[^\0]"), "UTF-32"),
    (re.compile(rb"[^\0]\0[^\0]\0"), "UTF-16"),
    (re.compile(rb"\0[^\0]\0[^\0]"), "UTF-16"),
)
#: A character in more bytes than it needs, or half of a pair of UTF-16.
_MISMADE = re.compile(rb"[\xc0\xc1][\x80-\xbf]|\xed[\xa0-\xbf]")
_SAVE = Text("save the file as UTF-8", "enregistrer le fichier en UTF-8")


def read_text(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file's bytes, without its byte order mark; None where they are no UTF-8 text.

    A control character is a diagnostic, and U+FFFD in the text, so that the rest is still read.
    """
    if (wide := _wide_encoding(data)) is not None:
        message = Text(
            f"the file is in {wide}, and only UTF-8 is read",
            f"le fichier est en {wide}, et seul l’UTF-8 est lu",
        )
        return None, (file_diagnostic(path, message, _SAVE),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error, path),)
    if not data.translate(None, _USUAL_BYTES) and (text.isascii() or not _may_hold_controls(data)):
        return text, ()
    return _without_controls(text, path)


def _may_hold_controls(data: bytes) -> bool:
    """Whether UTF-8 holds a control character outside ASCII: a quick look, for sound files are many."""
    return b"\xef\xbb\xbf" in data or b"\xef\xbf" in data or bool(_SECOND_CONTROLS.search(data))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by the byte order mark, or by the zeros around the first character."""
    for mark, name, order in _MARKS:
        if data.startswith(mark):
            return f"{name} ({order})"
    if b"\0" in data[:4]:
        return next((name for pattern, name in _ZEROS if pattern.match(data)), None)
    return None


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Diagnostic:
    before = data[: error.start].decode("utf-8-sig")
    bad = data[error.start]
    span = Source.of(before).span(len(before), len(before))
    span = type(span)(span.line, span.column, span.line, span.column + 1)
    if error.reason == "unexpected end of data":
        message = Text(
            "the file ends in the middle of a character: it seems to be cut off",
            "le fichier s’arrête au milieu d’un caractère\u00a0: il semble tronqué",
        )
        return file_diagnostic(path, message, None, span)
    if _MISMADE.match(data, error.start):
        message = Text(
            f"the bytes from 0x{bad:02X} on are no UTF-8 character: some program has written them wrongly",
            f"les octets à partir de 0x{bad:02X} ne sont pas un caractère UTF-8\u00a0: "
            "un programme les a mal écrits",
        )
        return file_diagnostic(path, message, _SAVE, span)
    name, char = _single_byte(data, bad)
    message = Text(
        f"the byte 0x{bad:02X} is not UTF-8; the file seems to be in {name}, where it is `{char}`",
        f"l’octet 0x{bad:02X} n’est pas de l’UTF-8\u202f; "
        f"le fichier semble être en {name}, où c’est `{char}`",
    )
    return file_diagnostic(path, message, _SAVE, span)


def _single_byte(data: bytes, bad: int) -> tuple[str, str]:
    """The likely encoding of one byte a character, and what a byte is in it.

    0x80 to 0x9F are letters and quotes in Windows-1252, and unused controls in Latin-1.
    """
    strays = data.decode("utf-8", "surrogateescape")  # U+DC80 to U+DCFF for bytes that are no UTF-8
    windows = any("\udc80" <= char <= "\udc9f" for char in strays)
    char = bytes([bad]).decode("cp1252" if windows else "latin-1", "replace")
    return ("Windows-1252" if windows else "Latin-1 (ISO 8859-1)"), char


def _without_controls(text: str, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    found = list(_CONTROL.finditer(text))
    src = Source.of(text)
    shown = found[: MAX_CONTROLS if len(found) <= MAX_CONTROLS else 1]
    diagnostics = tuple(
        file_diagnostic(path, _control(match[0], len(found)), _REMOVE, src.span(*match.span()))
        for match in shown
    )
    if not found:  # a byte order mark at the start
        return text, ()
    return (_CONTROL.sub(_REPLACEMENT, text) if len(found) <= MAX_CONTROLS else None), diagnostics


_REMOVE = Text("remove it", "l’enlever")


def _control(char: str, count: int) -> Text:
    if count > MAX_CONTROLS:
        return Text(
            f"this is not a text file: it holds {count} control characters, the first `{escaped(char)}`",
            f"ce n’est pas un fichier texte\u00a0: il contient {count} caractères de contrôle, "
            f"le premier `{escaped(char)}`",
        )
    if char == "\ufeff":
        return Text(
            "a byte order mark (`\\ufeff`) stands inside the text",
            "une marque d’ordre des octets (`\\ufeff`) se trouve à l’intérieur du texte",
        )
    return Text(
        f"the control character `{escaped(char)}` cannot stand in a text",
        f"le caractère de contrôle `{escaped(char)}` n’a pas sa place dans un texte",
    )
