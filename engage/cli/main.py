"""The edge: exit codes, and the one place where exceptions end."""

from __future__ import annotations

import gc
import os
import signal
import sys

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "__all__"
)  # none is wanted, and to look for them takes time
INTERNAL, INTERRUPTED = 3, 130
_RARELY = 500_000  # objects made between two looks of the cyclic collector


def main() -> None:
    """Run `engage` with the arguments of the process, and end it with the exit code."""
    # A process that lives for a second has no cycles worth finding: looking for them is a third of its time,
    # at start-up and once more at its end.
    gc.set_threshold(_RARELY)
    signal.signal(signal.SIGINT, _interrupt)
    code = run(sys.argv[1:])
    if code == INTERRUPTED:
        _forget_interrupt()
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code.

    0 fine, 1 findings, 2 wrong use, 3 a fault of `engage` itself, 130 interrupted.
    """
    if arguments == ["--version"]:  # asked for by scripts: nothing is imported for it
        from engage import __version__

        sys.stdout.write(f"engage {__version__}\n")
        return 0
    try:
        return _dispatch(arguments)
    except (KeyboardInterrupt, _Interrupted):
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return 0
    except BaseException as error:  # the boundary: whatever it was, no traceback is shown
        if _Interrupted.seen:  # extension modules end in failures of their own when they are interrupted
            return INTERRUPTED
        if not isinstance(error, Exception):
            raise
        return _report(error)


class _Interrupted(BaseException):
    """Ctrl-C, under a name that no version of the framework catches to exit with 1."""

    seen = False  # whether it came


def _interrupt(*_: object) -> None:
    _Interrupted.seen = True
    raise _Interrupted


def _dispatch(arguments: list[str]) -> int:
    import typer

    from engage.cli.app import app, in_language
    from engage.cli.refusal import Refusal
    from engage.cli.usage import UsageError, show

    try:
        done = in_language(typer.main.get_command(app))(
            args=arguments, prog_name="engage", standalone_mode=False
        )
    except SystemExit as end:
        return _code(end.code)
    except UsageError as error:
        return show(error)
    except Refusal as refusal:
        from engage.cli.language import help_language
        from engage.cli.out import message

        message(f"engage: {refusal.text.to(help_language())}")
        return refusal.code
    return _code(done)


def _code(code: object) -> int:
    if isinstance(code, int):
        return code
    return 0 if code is None else 1


def _report(error: Exception) -> int:
    if os.environ.get("ENGAGE_DEBUG"):
        raise error
    from engage.cli.language import says

    sys.stderr.write(
        says(
            f"engage: a fault of engage itself: {type(error).__name__}: {error}\n"
            "Nothing was changed. Run again with ENGAGE_DEBUG=1 for the details, and report them.\n",
            f"engage : défaut d’engage lui-même : {type(error).__name__} : {error}\n"
            "Rien n’a été modifié. Relancez avec ENGAGE_DEBUG=1 pour les détails, et signalez-les.\n",
        )
    )
    return INTERNAL


def _forget_interrupt() -> None:
    """Let the exit code stand: CPython would else end the process by the signal, where it came in time.

    An interrupt inside any `exec` of a text (dataclasses are made so) is marked as unhandled, although it
    was caught here; the next `exec` takes the mark away (`run_eval_code_obj` in CPython's pythonrun.c).
    """
    exec("")  # noqa: S102  # nothing is run


def _close_quietly() -> None:
    """The reader of the pipe is gone: nothing more can be written, also not when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
