"""Put the real output of the commands shown in the READMEs below them.

Every fenced block marked `console` holds lines that begin with `$ engage`; what stands below each
is replaced by what the command prints, in 80 columns. `--check` writes nothing and exits with 1
where a committed output differs from what would be printed.

A command with `-w` runs at the root of the repository, one without beside its README. Blocks whose
workspace is not there (the one made from public data) are left as they are.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WORKSPACE = re.compile(r"-w (\S+)")


def readmes() -> list[Path]:
    """The READMEs with commands in them."""
    return [ROOT / "README.md", *sorted(ROOT.glob("examples/*/README.md"))]


def filled(text: str, folder: Path) -> str:
    """The text of a README in a folder, with the output of each command below it."""
    return _BLOCK.sub(lambda match: f"```console\n{_outputs(match.group(1), folder)}```", text)


def _outputs(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ engage")]
    if not commands or not all(_can_run(command) for command in commands):
        return block
    return "\n".join(f"{command}\n{_printed(command, folder)}" for command in commands)


def _can_run(command: str) -> bool:
    workspace = _WORKSPACE.search(command)
    return workspace is None or (ROOT / workspace.group(1)).is_dir()


def _printed(command: str, folder: Path) -> str:
    arguments = shlex.split(command.removeprefix("$ engage"), comments=True)
    process = subprocess.run(
        [sys.executable, "-m", "engage", *arguments],
        cwd=ROOT if _WORKSPACE.search(command) else folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return process.stderr + process.stdout


def _stale() -> Iterator[tuple[Path, str]]:
    for path in readmes():
        text = path.read_text("utf-8")
        wanted = filled(text, path.parent)
        if wanted != text:
            yield path, wanted


def main(arguments: list[str]) -> int:
    """Fill the READMEs, or say which are stale."""
    stale = list(_stale())
    for path, wanted in stale:
        name = path.relative_to(ROOT)
        if "--check" in arguments:
            sys.stderr.write(f"{name} is stale: run `python scripts/fill_readmes.py`\n")
        else:
            path.write_text(wanted, encoding="utf-8")
            sys.stdout.write(f"filled {name}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
