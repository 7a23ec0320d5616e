"""The framework's own words, in the reader's language: `--help` and errors of the call."""

from __future__ import annotations

import pytest
from processes import engage

COMMANDS = ("check", "known", "agree", "schedule", "review", "status")


@pytest.mark.parametrize("command", COMMANDS)
def test_french_help_has_no_word_of_english(command: str) -> None:
    told = engage("--lang", "fr", command, "--help").out.replace("[OPTIONS]", "")

    assert told.startswith("Utilisation\u00a0: engage")
    for english in (
        "Usage:",
        "Options:",
        "Commands:",
        "default:",
        "required",
        "int range",
        "Show ",
        "Install ",
    ):
        assert english not in told


def test_english_help_is_the_frameworks() -> None:
    told = engage("review", "--help").out

    assert told.startswith("Usage: engage review [OPTIONS]")
    assert "[default: 45; 5<=x<=480]" in told


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            "review --only blue",
            "'blue' n’est pas une valeur possible ; il faut 'red', 'orange',",
        ),
        ("review --onl red", "l’option --onl n’existe pas ; options possibles\u00a0: --"),
        ("review --minutes x", "'x' n’est pas un nombre entier."),
        ("review --minutes 2", "2 est hors des limites 5<=x<=480."),
        ("review extra", "argument en trop\u00a0: extra"),
        ("revue", "la commande 'revue' n’existe pas ; vouliez-vous dire 'review'"),
        ("agree --by x", "il manque l’argument 'ID'"),
        ("agree X", "il manque l’option '--by'"),
    ],
)
def test_wrong_use_is_told_in_french_on_stderr_with_exit_code_2(call: str, said: str) -> None:
    done = engage("--lang", "fr", *call.split())

    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("call", ["review --only blue", "revue", "review extra", "agree"])
def test_wrong_use_is_told_in_english_too(call: str) -> None:
    done = engage(*call.split())

    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err
    assert "Traceback" not in done.err
