"""Files that kill, hang or bloat a careless reader: read in a child process with little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from yaml_data import folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of memory as POSIX has them")

REPOSITORY = Path(__file__).parent.parent.parent
#: Processor seconds for one file; a record takes a thousandth of one.
MOST_SECONDS = 2.0
DEEP = 100_000


def read_all(paths: Iterable[Path], timeout: float = 300) -> dict[str, dict[str, Any]]:
    """What a child process says of these files; it fails here where the child dies or hangs."""
    child = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "read_in_child.py")],
        input="".join(f"{path}\n" for path in paths),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    lines = [json.loads(line) for line in child.stdout.splitlines()]
    assert child.returncode == 0, (child.returncode, lines[-1:], child.stderr[-2000:])
    return {line["read"]: line for line in lines if "read" in line}


def too_slow(said: dict[str, dict[str, Any]]) -> dict[str, float]:
    return {Path(path).name: line["seconds"] for path, line in said.items() if line["seconds"] > MOST_SECONDS}


@pytest.mark.parametrize(
    ("name", "pattern", "count"),
    [("yaml-test-suite", "**/in.yaml", 402), ("json-test-suite", "test_parsing/*.json", 318),
     ("yaml-bombs", "*.yaml", 2)],
)  # fmt: skip
def test_every_file_of_a_public_suite_is_read_or_refused_in_time_and_memory(
    name: str, pattern: str, count: int
) -> None:
    paths = sorted(folder(name).glob(pattern))
    assert len(paths) == count
    said = read_all(paths)
    assert len(said) == count
    assert not too_slow(said)
    assert not [path for path, line in said.items() if not line["data"] and not line["said"]]


def nested() -> dict[str, str]:
    """Texts that overflow the stack of libyaml's composer, which kills the process."""
    return {
        "brackets": "[" * DEEP,
        "brackets closed": "[" * DEEP + "]" * DEEP,
        "brackets on lines": "[\n" * DEEP,
        "brackets in a field": "id: x\ntitle: " + "[" * DEEP,
        "braces of json": '{"a":' * DEEP,
        "braces": "{a: " * DEEP + "b" + "}" * DEEP,
        "brackets and braces": "[{a: " * (DEEP // 2),
        "dashes": "- " * DEEP + "a",
        "question marks": "? " * DEEP + "a",
        "question marks and dashes": "? - " * DEEP,
        "question marks in braces": "{? " * DEEP,
        "indents": "".join(" " * level + "a:\n" for level in range(1500)),
        "indents of items": "".join(" " * level + "-\n" for level in range(1500)),
        "indents of items and fields": "".join("  " * level + "- a:\n" for level in range(1000)),
        "quotes first": "id: '" + "[" * 1000 + "'\ntitle: " + "- " * DEEP,
        "behind a cure": "a: @x\nb: " + "[" * DEEP,
        "in the second document": "a: b\n---\n" + "[" * DEEP,
        "as a key": "[" * DEEP + "]" * DEEP + ": a",
    }


def long() -> dict[str, str]:
    """Texts that are long, repeat themselves, or are faulty on and on."""
    laughs = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    doubling = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 5_000))]
    merges = [
        "m0: &m0 {k: v}",
        *(f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, 30)),
    ]
    return {
        "laughs": "\n".join(laughs),
        "laughs without end": "\n".join(doubling),
        "laughs of merges": "\n".join(merges),
        "circle": "a: &a [*a]",
        "circle of keys": "a: &a {*a : 1}",
        "circle of merges": "a: &a\n  <<: *a\n  b: &b\n    <<: [*a, *b]\n",
        "long text": "a: " + "x y " * 500_000,
        "long quoted text": 'a: "' + "x \\x41\n " * 250_000 + '"',
        "long text block": "a: >\n" + "  x y\n" * 300_000,
        "long word": "a: " + "x" * 2_000_000,
        "long name": "x" * 2_000_000 + ": a",
        "long line with a fault": "a: " + "x " * 1_000_000 + ": b",
        "long line without a colon": "a: b\n" + "x " * 1_000_000 + "\nc: d",
        "long blanks": "a" + " " * 2_000_000 + ": b: c",
        "blanks without end": " " * 2_000_000,
        "line ends": "\n" * 500_000 + "a: @b",
        "comments": "# nothing\n" * 200_000,
        "open quotes": 'a: "' + "x\n" * 500_000,
        "open bracket": "a: [" + "x, " * 60_000,
        "wrong bracket": "a: [" + "x, " * 60_000 + "}",
        "escapes": 'a: "' + "\\d" * 50_000 + '"',
        "pairs": 'a: "' + "\\ud83d\\ude00" * 50_000 + '"',
        "texts without quotes": "a:\n" + "- >= 95 %\n" * 5_000,
        "fields without a space": "".join(f"k{n}:v\n" for n in range(5_000)),
        "names that come again": "k: 1\n" * 20_000,
        "many names": "".join(f"k{n}: 1\n" for n in range(20_000)),
        "many anchors": "a:\n" + "".join(f"- &a{n} x\n" for n in range(20_000)),
        "many aliases": "a: &a x\nb:\n" + "- *a\n" * 20_000,
        "many tags": "a:\n" + "- !x y\n" * 20_000,
        "many tag directives": "".join(f"%TAG !a{n}! x\n" for n in range(100_000)) + "---\na: b",
        "many documents": "---\na: 1\n" * 20_000,
        "many conflicts": "<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e\n" * 5_000,
        "many tabs": "a:\n" + "\tb: c\n" * 20_000,
        "tabs on blank lines": "a: b\n" + "\t\n" * 20_000 + "c: d",
        "unknown aliases": "a:\n" + "- *b\n" * 20_000,
        "hashes": "a: b #1\n" * 20_000,
        "line separators": "a: " + "x\u2028" * 500_000,
        "both private planes": "a: \U000f0000\U00100000\u2028\nb: @c",
        "question marks": "a: [" + "?x, " * 20_000 + "]",
        "colons": "a:" * 200_000,
        "dashes without a space": "a:\n" + "-x\n" * 20_000,
    }


@pytest.mark.parametrize("texts", [nested, long], ids=lambda texts: texts.__name__)
def test_a_text_made_to_do_harm_is_read_or_refused_in_time_and_memory(texts: Any, tmp_path: Path) -> None:
    for name, text in texts().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = read_all(sorted(tmp_path.iterdir()))
    assert len(said) == len(texts())
    assert not too_slow(said)
    assert not [path for path, line in said.items() if not line["data"] and not line["said"]]
    if texts is nested:
        assert all(line["said"] for line in said.values())


def test_the_child_has_little_memory(tmp_path: Path) -> None:
    """The limit above is one: a reader that unfolded the laughs would die of it."""
    code = (
        "import read_in_child as c, resource as r; r.setrlimit(r.RLIMIT_AS, (c.MEMORY,) * 2); bytes(c.MEMORY)"
    )
    child = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{Path(__file__).parent}"},
        capture_output=True,
        text=True,
    )
    assert "MemoryError" in child.stderr
