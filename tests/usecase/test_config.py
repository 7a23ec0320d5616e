"""Each setting of a file with its value, and the place that sets it."""

from __future__ import annotations

from pathlib import Path

from checking import check_files

from engage.render.config import document, text
from engage.render.theme import Theme
from engage.store.load import load_workspace
from engage.usecase.config import ConfigView, explain

ENGAGE = """\
lang: fr
rules:
  profile: draft
  ignore: [S112]
  overrides:
    - {paths: ["commitments/**"], rules: {S101: info, T501: warning}}
    - {paths: [commitments/legacy], rules: {S1: off}}
"""


def _explained(root: Path, path: str, engage: str = ENGAGE, commitment: str = "") -> ConfigView:
    bare = "id: A\ntitle: Report\nclient: acme\n" + commitment
    files = {
        "clients/acme.yaml": "id: acme\nlang: en\n",
        "commitments/a.yaml": bare,
        "commitments/legacy/b.yaml": bare,
    }
    check_files(root, files | ({"engage.yaml": engage} if engage else {}))
    loaded = load_workspace(root)
    return explain(loaded.checked, path, loaded.locate)


def _rules(view: ConfigView) -> dict[str, tuple[str, str, str | None]]:
    return {
        found.rule.code: (
            found.severity,
            found.because,
            f"{found.origin.path}:{found.origin.span.line}:{found.origin.span.column}"
            if found.origin
            else None,
        )
        for found in view.rules
    }


def test_a_rule_names_the_setting_that_counts(tmp_path: Path) -> None:
    rules = _rules(_explained(tmp_path, "commitments/a.yaml"))
    assert rules["S101"] == ("info", "override", "engage.yaml:6:49")
    assert rules["T501"] == ("warning", "override", "engage.yaml:6:61")
    assert rules["S112"] == ("off", "ignore", "engage.yaml:4:12")
    assert rules["R406"] == ("off", "profile", None)
    assert rules["T507"] == ("error", "default", None)


def test_of_several_overrides_the_last_that_fits_counts(tmp_path: Path) -> None:
    rules = _rules(_explained(tmp_path, "commitments/legacy/b.yaml"))
    assert rules["S101"] == ("off", "override", "engage.yaml:7:49")
    assert rules["T501"][0] == "warning"


def test_what_is_said_is_what_check_does(tmp_path: Path) -> None:
    rules = _rules(_explained(tmp_path, "commitments/a.yaml"))
    found = check_files(tmp_path, {}).diagnostics
    mine = {(d.code, d.severity.value) for d in found if d.path == "commitments/a.yaml" and d.code[0] != "X"}
    assert mine == {("S101", "info"), ("T501", "warning")}
    assert all(rules[code][0] == severity for code, severity in mine)


def test_the_language_is_the_files_else_the_clients_else_the_workspaces(tmp_path: Path) -> None:
    def language(view: ConfigView) -> tuple[str, str | None]:
        (found,) = [setting for setting in view.settings if setting.name == "lang"]
        return found.value, found.origin.path if found.origin else None

    assert language(_explained(tmp_path, "commitments/a.yaml", commitment="lang: fr\n")) == (
        "fr",
        "commitments/a.yaml",
    )
    assert language(_explained(tmp_path, "commitments/a.yaml")) == ("en", "clients/acme.yaml")
    assert language(_explained(tmp_path, "engage.yaml")) == ("fr", "engage.yaml")


def test_without_settings_all_are_defaults(tmp_path: Path) -> None:
    view = _explained(tmp_path, "commitments/a.yaml", engage="")
    assert view.policy is None
    assert [(s.value, s.origin) for s in view.settings if s.name == "profile"] == [("promise", None)]
    assert view.changed == ()
    assert "No setting changes a rule here." in text(view, Theme("en"))


def test_the_report_names_each_changed_rule_and_its_place(tmp_path: Path) -> None:
    view = _explained(tmp_path, "commitments/a.yaml")
    shown = text(view, Theme("en"))
    assert "  profile: draft (engage.yaml:3:12)\n" in shown
    assert "override (engage.yaml:6:49)" in shown
    assert "valeur par défaut" not in text(view, Theme("fr"))
    assert [rule["code"] for rule in document(view)["rules"] if rule["because"] == "ignore"] == ["S112"]
