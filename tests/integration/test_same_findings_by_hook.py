"""One text, one more way in: the reporting hook finds what the command line finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.conftest import Project, script
from tests.test_same_findings import TEXTS, Found, _of_record, expected, folder  # noqa: F401  fixtures come by name

pytestmark = pytest.mark.integration


def test_the_same_findings_by_pre_commit(
    folder: Path,  # noqa: F811
    expected: dict[str, list[Found]],  # noqa: F811
    clone: Path,
    environment: dict[str, str],
) -> None:
    project = Project(folder, environment)
    revision = project.run("git", "-C", clone, "rev-parse", "HEAD").stdout.strip()
    hook = {"id": "factlint", "args": ["--output-format", "json"], "verbose": True}
    project.write(
        ".pre-commit-config.yaml", json.dumps({"repos": [{"repo": str(clone), "rev": revision, "hooks": [hook]}]})
    )
    project.run("git", "add", ".")
    for name in TEXTS:
        log = project.run(script("pre-commit"), "run", "factlint", "--files", name, check=False).stdout
        report, _ = json.JSONDecoder().raw_decode(log[log.index("{") :])
        assert [_of_record(item) for item in report["findings"]] == expected[name], name
