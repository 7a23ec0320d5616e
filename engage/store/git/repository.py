"""Questions to the git repository of a workspace. Paths are relative to the workspace, with `/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from engage.store.git import output as read
from engage.store.git.output import Commit, Entry, Rewritten, Touched
from engage.store.git.run import output, run, why
from engage.store.git.trouble import (
    NO_COMMITS,
    NOT_A_REPOSITORY,
    Trouble,
    before_history,
    failed,
    unknown_revision,
)

_NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a workspace.

    `prefix` is the workspace's folder inside the repository: empty, or ending in `/`. A `shallow`
    clone lacks the older commits: what is not found in it may only be missing.
    """

    root: Path
    prefix: str
    shallow: bool

    def resolve(self, rev: str) -> Commit | Trouble:
        """The commit that a revision names: a branch, a tag, `HEAD~3`, an id or the beginning of one."""
        if not rev or rev.startswith("-") or not rev.isprintable():
            return unknown_revision(rev, shallow=False)
        ran = run(self.root, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}")
        if isinstance(ran, Trouble):
            return ran
        if ran.code:
            return self._no_commits() or unknown_revision(rev, shallow=self.shallow)
        return self._described(ran.out.decode("ascii").strip())

    def on_or_before(self, day: date, zone: tzinfo) -> Commit | Trouble:
        """The last commit of the current branch made before a day ended in a time zone.

        The branch is followed by first parents: a commit of another branch counts from the merge on,
        since it is not what the workspace held before.
        """
        head = self.resolve("HEAD")
        if isinstance(head, Trouble):
            return head
        bound: tuple[str, ...] = ()
        if day < date.max:
            end = datetime.combine(day + timedelta(days=1), time(), zone)
            bound = (f"--min-age={max(int(end.timestamp()) - 1, 0)}",)
        found = output(self.root, "rev-list", "-1", "--first-parent", *bound, head.oid, "--")
        if isinstance(found, Trouble):
            return found
        oid = found.decode("ascii").strip()
        return self._described(oid) if oid else before_history(day.isoformat(), shallow=self.shallow)

    def tree(self, commit: Commit) -> Mapping[str, Entry] | Trouble:
        """The files that a commit has in the workspace's folder."""
        raw = output(self.root, "ls-tree", "-r", "-l", "-z", commit.oid)
        return raw if isinstance(raw, Trouble) else read.tree(raw)

    def blobs(self, oids: Iterable[str]) -> Mapping[str, bytes] | Trouble:
        """Contents by object id, in one run of git; what the repository lacks is left out."""
        wanted = "".join(f"{oid}\n" for oid in dict.fromkeys(oids))
        raw = output(self.root, "cat-file", "--batch", stdin=wanted.encode("ascii"))
        if isinstance(raw, Trouble):
            return raw
        return {head.split(" ")[0]: data for head, data in read.objects(raw) if " blob " in head}

    def followed(self, commit: Commit, paths: Iterable[str]) -> Mapping[str, tuple[str, bytes]] | Trouble:
        """Where symbolic links of a commit lead: by path, git's word for it and the content.

        The word is `blob` or `tree` for what the link leads to, `symlink` where that lies outside the
        repository, else `dangling`, `loop`, `notdir` or `missing`.
        """
        asked = [path for path in paths if "\n" not in path]
        wanted = "".join(f"{commit.oid}:{self.prefix}{path}\n" for path in asked)
        stdin = wanted.encode("utf-8", "surrogateescape")
        raw = output(self.root, "cat-file", "--batch", "--follow-symlinks", stdin=stdin)
        if isinstance(raw, Trouble):
            return raw
        return {
            path: (_word(head), data) for path, (head, data) in zip(asked, read.objects(raw), strict=True)
        }

    def log(
        self, commit: Commit, *, first_parent: bool = False
    ) -> tuple[tuple[Commit, tuple[Touched, ...]], ...] | Trouble:
        """The commits up to one that changed files of the workspace, newest first, with their renames.

        With `first_parent`, only those of the branch itself: a merge then stands for all it brought in.
        """
        along = ("--first-parent", "-m") if first_parent else ("--topo-order",)
        form = f"--format={read.COMMIT_FORMAT}"
        shown = ("-z", form, "--name-status", "--find-renames", "--relative", *_NO_PROGRAMS)
        raw = output(self.root, "log", *along, *shown, commit.oid, "--", ".")
        if isinstance(raw, Trouble):
            return raw
        return tuple((made, touched) for made, touched in read.commits(raw) if touched)

    def along(self, commit: Commit) -> tuple[Commit, ...] | Trouble:
        """The commits of a branch by first parents, newest first."""
        form = f"--format={read.COMMIT_FORMAT}"
        raw = output(self.root, "log", "--first-parent", "-z", "--no-patch", form, commit.oid, "--")
        return raw if isinstance(raw, Trouble) else tuple(made for made, _ in read.commits(raw))

    def rewritten(
        self, commit: Commit, *paths: str, since: str | None = None
    ) -> tuple[tuple[Commit, tuple[Rewritten, ...]], ...] | Trouble:
        """The commits that changed files below some paths, newest first, with the files' contents.

        Those of the branch itself: a merge stands for all it brought in. With `since`, all commits, on any
        side, that the commit has and `since` has not; merges among them stand for nothing.
        """
        along = ("--topo-order",) if since else ("--first-parent", "-m")
        shown = (
            "-z",
            f"--format={read.COMMIT_FORMAT}",
            "--raw",
            "--no-abbrev",
            "--find-renames",
            "--relative",
        )
        ends = (commit.oid, f"^{since}") if since else (commit.oid,)
        raw = output(self.root, "log", *along, *shown, *_NO_PROGRAMS, *ends, "--", *paths)
        if isinstance(raw, Trouble):
            return raw
        return tuple((made, files) for made, files in read.rewritten(raw) if files)

    def changed_since(self, commit: Commit, until: Commit | None = None) -> frozenset[str] | Trouble:
        """The files that differ from where a commit and `until` (or what is checked out) parted.

        Changes made on the commit's own branch since then are not counted. Without `until`, the files
        are those of the working tree, changes not committed and new files included.
        """
        base = self._parted(commit, until)
        if isinstance(base, Trouble):
            return base
        ends = (base, until.oid) if until else (base,)
        shown = ("--name-only", "-z", "--no-renames", "--relative", *_NO_PROGRAMS)
        raw = output(self.root, "diff", *shown, *ends, "--", ".")
        new = b"" if until else output(self.root, "ls-files", "-z", "--others", "--exclude-standard")
        if isinstance(raw, Trouble):
            return raw
        return new if isinstance(new, Trouble) else frozenset(read.names(raw) + read.names(new))

    def parted(self, commit: Commit, until: Commit | None = None) -> Commit | Trouble:
        """The commit where one and `until` (or what is checked out) parted; itself where nothing is known."""
        found = self._parted(commit, until)
        return found if isinstance(found, Trouble) else self._described(found)

    def uncommitted(self) -> frozenset[str] | Trouble:
        """The files of the working tree that differ from the last commit, new ones included."""
        head = self.resolve("HEAD")
        if isinstance(head, Trouble) and head != NO_COMMITS:
            return head
        if not isinstance(head, Trouble):
            return self.changed_since(head)
        raw = output(self.root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return raw if isinstance(raw, Trouble) else frozenset(read.names(raw))

    def _parted(self, commit: Commit, until: Commit | None) -> str | Trouble:
        """The best common ancestor of two commits; the first where there is, or is known, none."""
        ran = run(self.root, "merge-base", commit.oid, until.oid if until else "HEAD")
        if isinstance(ran, Trouble):
            return ran
        return ran.out.decode("ascii").strip() if ran.code == 0 else commit.oid

    def _described(self, oid: str) -> Commit | Trouble:
        raw = output(self.root, "log", "-1", "-z", "--no-patch", f"--format={read.COMMIT_FORMAT}", oid, "--")
        if isinstance(raw, Trouble):
            return raw
        return next((commit for commit, _ in read.commits(raw)), failed("no commit"))

    def _no_commits(self) -> Trouble | None:
        head = run(self.root, "rev-parse", "--verify", "--quiet", "HEAD")
        refs = run(self.root, "for-each-ref", "--count=1")
        if isinstance(head, Trouble) or isinstance(refs, Trouble):
            return None
        return NO_COMMITS if head.code and not refs.out.strip() else None


def _word(head: str) -> str:
    """Git's word for where a link leads: `<id> blob 12`, `dangling 20`, `<name> missing`."""
    first, *rest = head.split(" ")
    if head.endswith(" missing"):
        return "missing"
    return rest[0] if len(rest) == 2 else first


def open_repository(workspace: Path) -> Repository | Trouble:
    """The git repository that a workspace lies in."""
    ran = run(workspace, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    if isinstance(ran, Trouble):
        return ran
    if ran.code:
        return why(ran)
    inside, shallow, prefix = read.text(ran.out).removesuffix("\n").split("\n", 2)
    if inside != "true":
        return NOT_A_REPOSITORY
    return Repository(workspace, prefix, shallow == "true")
