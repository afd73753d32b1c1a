"""The wheel: what is in it, and that it works installed, from another folder."""

from __future__ import annotations

import email
import email.policy
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import trove_classifiers

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (found,) = out.glob("*.whl")
    return found


def tracked(folder: str) -> set[str]:
    done = subprocess.run(["git", "ls-files", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_the_wheel_holds_the_package_the_bundled_folders_and_the_compiled_knowledge(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"factlint"}
    for folder in ("rules", "knowledge"):
        bundled = {
            name.removeprefix("factlint/_bundled/") for name in names if name.startswith(f"factlint/_bundled/{folder}/")
        }
        assert bundled == tracked(folder)
    assert "factlint/_bundled/knowledge.fkb" in names
    assert wheel.stat().st_size < 40_000_000


def test_the_metadata_say_what_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (info,) = {name.split("/")[0] for name in names if ".dist-info/" in name}
        metadata = email.message_from_bytes(archive.read(f"{info}/METADATA"), policy=email.policy.default)
        points = archive.read(f"{info}/entry_points.txt").decode()
    assert "factlint/py.typed" in names
    assert points.split("\n\n") == [
        "[console_scripts]\nfactlint = factlint.cli:main", "[pytest11]\nfactlint = factlint.pytest_plugin\n"
    ]  # fmt: skip
    given = set(metadata.get_all("Classifier", []))
    assert given <= set(trove_classifiers.classifiers), "an index refuses an unknown classifier"
    assert {"Framework :: Pytest", "Typing :: Typed"} <= given
    assert not [item for item in metadata.get_all("Requires-Dist", []) if "pytest" in item and "extra" not in item]


def test_the_installed_wheel_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))
    zipfile.ZipFile(wheel).extractall(site)
    # The dependencies come from the environment of the tests; factlint itself must come from the wheel.
    dependencies = Path(sysconfig.get_path("purelib"))
    (tmp_path / "a.md").write_text("**ATA**KMS came.\n")
    script = "import sys; sys.path.append(sys.argv.pop(1)); from factlint.cli import main; import factlint; print(factlint.__file__); sys.exit(main())"
    done = subprocess.run(
        [environment / "bin" / "python", "-c", script, str(dependencies), "check", "a.md", "--output-format", "concise"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"FACTLINT_CACHE_DIR": "/dev/null/none", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first.startswith(str(site))
    assert second == "a.md:1:3: error names/misspelled ATAKMS is a wrong spelling of ATACMS"
    assert done.returncode == 1


def test_pytest_finds_the_plug_in_of_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    (tmp_path / "a.md").write_text("**ATA**KMS came.\n")
    # The wheel comes first on the path, so that its entry point is taken and not that of the environment of the tests.
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--factlint", "-p", "no:cacheprovider", "a.md"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(site), "FACTLINT_CACHE_DIR": "/dev/null/none", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "ATAKMS is a wrong spelling of ATACMS" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
