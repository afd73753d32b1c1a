"""Loading rules from folders, by path: the built-in ones and a user's own go through the same door.

A rule's id is its place: `<family>/<module-with-hyphens>`. Modules are loaded into a private namespace.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import SourceFileLoader
from types import ModuleType

from factlint import FactlintError
from factlint.rule import Rule

NAMESPACE = "factlint_rules"


class RuleLoadError(FactlintError):
    """A rule folder or module that cannot be used; the message is one sentence with the remedy."""


def load_rules(folders: Sequence[str]) -> list[Rule]:
    """All rules of these folders, sorted by id. A later folder's rule takes the place of one with the same id.

    Raises RuleLoadError.
    """
    rules: dict[str, Rule] = {}
    for number, folder in enumerate(folders):
        if not os.path.isdir(folder):
            raise RuleLoadError(f"{folder}: no such rule folder; check --rules and the configuration")
        for family, name, path in _modules(folder):
            rule = _load(path, f"{NAMESPACE}_{number}.{family}.{name}", f"{family}/{name.replace('_', '-')}")
            rules[rule.id] = rule
    return [rules[id] for id in sorted(rules)]


def builtin_rules() -> str:
    """The folder of the shipped rules."""
    from factlint.knowledge.loading import bundled

    folder = bundled("rules")
    if folder is None:
        raise RuleLoadError("the shipped rules are missing; reinstall factlint")
    return folder


def _modules(folder: str) -> list[tuple[str, str, str]]:
    """(family, module, path) of every rule module below a folder."""
    found = []
    with os.scandir(folder) as families:
        for family in families:
            if family.is_dir() and not family.name.startswith(("_", ".")):
                for name in os.listdir(family.path):
                    if name.endswith(".py") and not name.startswith(("_", ".")):
                        found.append((family.name, name[:-3], os.path.join(family.path, name)))
    return sorted(found)


def _load(path: str, name: str, id: str) -> Rule:
    # importlib.util does the same, but its import costs more than all rules.
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    try:
        SourceFileLoader(name, path).exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise RuleLoadError(
            f"{path}: the rule cannot be loaded: {type(error).__name__}: {error}; mend or remove it"
        ) from error
    rule = getattr(module, "rule", None)
    if not isinstance(rule, Rule):
        raise RuleLoadError(f"{path}: needs a constant `rule = Rule(check=check, …)`; add it or move the file away")
    return rule._replace(id=id, doc=module.__doc__ or "", path=path)
