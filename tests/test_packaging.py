"""The wheel: what is in it, and that it works installed, from another folder."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

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
