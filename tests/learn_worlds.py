"""Workspaces on disk for tests of figures."""

from __future__ import annotations

from pathlib import Path


def commitment(
    name: str, *, due: str, first: str | None = None, delivered: str | None = None, **more: str
) -> str:
    """A commitment's file; `more` are further lines by field."""
    lines = [
        f"id: {name}", f"title: Order {name}", "client: acme", "type: standard-delivery",
        f"promise: {{made: 2026-01-05, due: {due}}}",
    ]  # fmt: skip
    status = more.pop("status", "delivered" if delivered else "active")
    lines.append(f"status: {status}")
    if first and first != due:
        amended = f"{{on: 2026-03-01, kind: deadline, from: {first}, to: {due}, reason: r}}"
        lines.append(f"amendments: [{amended}]")
    if delivered:
        lines.append(f"delivered: {delivered}")
    lines += [f"{field}: {value}" for field, value in more.items()]
    return "\n".join(lines) + "\n"


def workspace(root: Path, commitments: dict[str, str], **files: str) -> Path:
    """A workspace of these commitments and further files (`__` for `/`)."""
    (root / "commitments").mkdir(parents=True, exist_ok=True)
    for name, text in commitments.items():
        (root / f"commitments/{name}.yaml").write_text(text, encoding="utf-8")
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


#: The table of the worked example: first promise, current promise, delivered, in full.
ORACLE = {
    "c1": ("2026-03-02", "2026-03-02", "2026-03-02", "true"),
    "c2": ("2026-03-10", "2026-03-10", "2026-03-11", "true"),
    "c3": ("2026-03-16", "2026-03-30", "2026-03-27", "true"),
    "c4": ("2026-04-01", "2026-04-01", "2026-03-30", "false"),
    "c5": ("2026-04-07", "2026-04-07", "2026-04-07", "true"),
}


def oracle(root: Path) -> Path:
    """The worked example on disk."""
    return workspace(
        root,
        {
            name: commitment(
                name,
                due=due,
                first=first,
                delivered=delivered,
                in_full=full,
                team="a" if name < "c4" else "b",
            )
            for name, (first, due, delivered, full) in ORACLE.items()
        },
    )
