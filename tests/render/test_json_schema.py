"""The schemas that editors read accept what the tool accepts, and refuse the usual mistakes."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from engage.render import json_schema, reference

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"commitments": "commitment", "clients": "client", "resources": "resources", "risks": "risks"}
FILES = sorted(
    path
    for workspace in (ROOT, *(ROOT / "examples").iterdir())
    if (workspace / "engage.yaml").is_file()
    for path in (workspace.glob("engage.yaml"), *(workspace.glob(f"{name}*/**/*.yaml") for name in KINDS))
    for path in path
)


class AsText(yaml.SafeLoader):
    """YAML 1.2 core, near enough: dates stay text."""


AsText.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":null", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

AsText.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def kind(path: Path) -> str:
    if path.name == "engage.yaml":
        return "engage"
    return next(KINDS[part] for part in reversed(path.parts) if part.split(".")[0] in KINDS)


def faults(name: str, data: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(json_schema.file_schema(json_schema.FILES[name]))
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(data)]


@pytest.mark.parametrize("name", json_schema.FILES)
def test_each_schema_is_one_of_draft_7(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json_schema.file_schema(json_schema.FILES[name]))


def test_the_examples_fit_their_schemas() -> None:
    assert len(FILES) > 50
    found = {}
    for path in FILES:
        data = yaml.load(path.read_text("utf-8"), AsText)  # a safe loader, with fewer types
        if problems := faults(kind(path), data):
            found[str(path.relative_to(ROOT))] = problems
    assert found == {}


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"titel": "x"}, ""),
        ({"status": "activ"}, "status"),
        ({"milestones": [{"title": "no id"}]}, "milestones/0"),
        ({"milestones": [{"id": "m", "work": "12"}]}, "milestones/0/work"),
        ({"promise": {"value": "180 €"}}, "promise"),
    ],
)
def test_the_usual_mistakes_do_not_fit(fields: dict[str, Any], at: str) -> None:
    data = {"id": "A", "title": "t", "client": "c", **fields}
    assert [fault.split(":")[0] for fault in faults("commitment", data)] == [at]


@pytest.mark.parametrize("name", json_schema.FILES)
def test_each_field_says_who_may_see_it_and_what_it_means(name: str) -> None:
    schema = json_schema.file_schema(json_schema.FILES[name])
    for record in schema["definitions"].values():
        for field in record["properties"].values():
            assert field["x-audience"] in {"internal", "client"}
            assert field["description"].endswith((".", "?", "…"))


def test_a_page_of_the_reference_has_every_field_of_its_records() -> None:
    page = reference.page("commitment")
    for record in json_schema.file_schema(json_schema.FILES["commitment"])["definitions"].values():
        for field in record["properties"]:
            assert f"| `{field}` |" in page
