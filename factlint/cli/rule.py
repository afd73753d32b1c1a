"""`factlint rule`: the manual page of a rule, or the list of rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from factlint.cli import UsageError
from factlint.loader import RuleLoadError, builtin_rules, load_rules
from factlint.rulepage import page, summary


def run(arguments: Sequence[str]) -> int:
    """Print the list of rules, or the page of one."""
    parser = argparse.ArgumentParser(
        prog="factlint rule", description="The manual page of a rule, or the list of rules."
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="for example names/misspelled")
    parser.add_argument("--rules", action="append", default=[], metavar="DIR", help="a folder of rules to add")
    options = parser.parse_args(arguments)
    try:
        rules = load_rules([builtin_rules(), *options.rules])
    except RuleLoadError as error:
        raise UsageError(str(error)) from error
    if options.id is None:
        for rule in rules:
            sys.stdout.write(f"{rule.id:<22} {summary(rule)}\n")
        return 0
    for rule in rules:
        if rule.id == options.id:
            sys.stdout.write(page(rule))
            return 0
    from factlint.knowledge.schema import nearest

    raise UsageError(f'"{options.id}" is no rule{nearest(options.id, [rule.id for rule in rules])}')
