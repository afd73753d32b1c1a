"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from factlint import FactlintError

COMMANDS = {
    "check": "check files, folders or standard input",
    "rule": "the manual page of a rule, or the list of rules",
    "find": "what the knowledge says of a name, and why a spelling is judged as it is",
    "kb": "work on knowledge: check, stats, add, import, export, diff, suggest, build",
    "baseline": "record the findings of now, so that only new ones are reported: create, update, prune",
    "server": "the language server, for editors",
    "init": "write a commented configuration for this folder",
}
USAGE = 2


class UsageError(FactlintError):
    """A fault of the call, the configuration or the input; one sentence, exit status 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 nothing found, 1 findings, 2 a fault of call, input or knowledge."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return 0 if given else USAGE
    if given[0] in ("-V", "--version"):
        from factlint import __version__

        sys.stdout.write(f"factlint {__version__}\n")
        return 0
    command, *rest = given
    if command not in COMMANDS:
        from difflib import get_close_matches

        close = get_close_matches(command, COMMANDS, 1)
        hint = f'did you mean "factlint {close[0]}"?' if close else f'to check a file write "factlint check {command}"'
        return _fail(f'"{command}" is no command; {hint}')
    module = import_module(f"factlint.cli.{command}")
    try:
        status: int = module.run(rest)
        sys.stdout.flush()
        return status
    except FactlintError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); point it elsewhere so that Python does not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        return _fail(f"{named}{error.strerror or error}; check the file, its permissions and the space on the disk")


def _fail(message: str) -> int:
    for line in message.splitlines():
        sys.stderr.write(f"factlint: {line}\n")
    return USAGE


def _help() -> str:
    lines = [f"  {name:<8} {text}" for name, text in COMMANDS.items()]
    return (
        "factlint finds wrong names and facts in prose, with the evidence.\n\n"
        "usage: factlint COMMAND [OPTIONS]\n\n"
        + "\n".join(lines)
        + "\n\nfactlint COMMAND --help says more. Start with: factlint check article.md\n"
    )
