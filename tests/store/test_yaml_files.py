"""One file of a workspace, and all that can stand in its place."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.model.diagnostic import Span
from engage.store.yaml.files import MAX_BYTES
from engage.store.yaml.reader import read_file

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


def refusal(root: Path, rel: str) -> str:
    text, (found,) = read_file(root, rel)
    assert text is None
    assert (found.code, found.path, found.span) == ("X001", rel, Span(1, 1, 1, 1))
    assert found.message.fr
    return found.message.en


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments" / "a.yaml").write_text("id: é\n", encoding="utf-8")
    assert read_file(tmp_path, "commitments/a.yaml") == ("id: é\n", ())


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.yaml") == "there is no such file"
    assert refusal(tmp_path, "no/a.yaml") == "there is no such file"


def test_a_folder_with_the_name_of_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert refusal(tmp_path, "a.yaml") == "this is a folder, and a file was expected"


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path, "a\0.yaml")
    assert "cannot be read" in refusal(tmp_path, "a" * 5000 + ".yaml")


@posix
def test_a_dangling_link_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("gone.yaml")
    assert refusal(tmp_path, "a.yaml") == "this link points to a file that does not exist"


@posix
def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert refusal(tmp_path, "a.yaml") == "this link leads back to itself"


@posix
def test_a_link_inside_the_workspace_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("id: b\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    assert read_file(tmp_path, "a.yaml") == ("id: b\n", ())


@posix
@pytest.mark.parametrize("through", ["link to a file", "link to a folder", "dots"])
def test_nothing_is_read_from_outside_the_workspace(tmp_path: Path, through: str) -> None:
    workspace, outside = tmp_path / "workspace", tmp_path / "workspace-too"
    workspace.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_text("secret: x\n", encoding="utf-8")
    (workspace / "a.yaml").symlink_to(outside / "a.yaml")
    (workspace / "folder").symlink_to(outside)
    rel = {"link to a file": "a.yaml", "link to a folder": "folder/a.yaml", "dots": "../workspace-too/a.yaml"}
    assert refusal(workspace, rel[through]).startswith("this leads out of the workspace")


@posix
def test_the_git_repository_of_a_workspace_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "shared.yaml").write_text("id: x\n", encoding="utf-8")
    workspace = tmp_path / "promises"
    workspace.mkdir()
    (workspace / "a.yaml").symlink_to("../shared.yaml")
    assert read_file(workspace, "a.yaml") == ("id: x\n", ())


@posix
def test_a_workspace_reached_through_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("id: x\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link", "a.yaml") == ("id: x\n", ())


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert refusal(tmp_path, "a.yaml").startswith("this is not a regular file")


@posix
def test_a_socket_is_not_read() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/a.yaml")
        assert refusal(Path(folder), "a.yaml").startswith("this is not a regular file")


@posix
def test_a_device_is_not_read() -> None:
    assert refusal(Path("/dev"), "zero").startswith("this is not a regular file")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(tmp_path, "a.yaml") == "the file is larger than 16 MB, and is not read"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@posix
def test_a_file_that_may_not_be_read_is_said(open_folder: Path) -> None:
    (open_folder / "a.yaml").write_text("id: x\n", encoding="utf-8")
    (open_folder / "a.yaml").chmod(0)
    me = os.geteuid()
    if me == 0:  # root may read anything
        os.seteuid(65534)
    try:
        assert refusal(open_folder, "a.yaml") == "the file may not be read: permission denied"
    finally:
        os.seteuid(me)
