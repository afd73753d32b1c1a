"""Build hook: compile the shipped knowledge into the wheel, so that a first run parses nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled knowledge beside the bundled folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile for a wheel; an editable install compiles on first use, as its knowledge may change."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from factlint.knowledge.loading import COMPILED, build_folder
        finally:
            sys.path.pop(0)
        target = root / "build" / COMPILED
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(build_folder(root / "knowledge"))
        build_data["force_include"][str(target)] = f"factlint/_bundled/{COMPILED}"
