"""`factlint server`: the language server, on standard input and output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from factlint.cli import UsageError


def run(arguments: Sequence[str]) -> int:
    """Serve one editor until it goes."""
    parser = argparse.ArgumentParser(
        prog="factlint server", description="The language server: findings in an editor. An editor starts it."
    )
    parser.add_argument("--stdio", action="store_true", help="talk on standard input and output, as it does anyway")
    parser.add_argument("--debounce", type=float, metavar="MS", help="milliseconds without a change before a check")
    parser.add_argument("--verbose", action="store_true", help="log messages and faults to standard error")
    options = parser.parse_args(arguments)
    try:
        import pygls  # noqa: F401 - told apart from a fault inside of the server
        import tomlkit  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"the language server needs {error.name}, which is not installed; write: pip install 'factlint[server]'"
        ) from None
    import logging

    from factlint.server.app import DEBOUNCE
    from factlint.server.features import make_server

    logging.basicConfig(stream=sys.stderr, level=logging.DEBUG if options.verbose else logging.CRITICAL)
    server = make_server(DEBOUNCE if options.debounce is None else max(options.debounce, 0) / 1000)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        sys.stdout = sys.stderr  # whatever is printed by mistake must not come between the messages
        server.start_io(stdout=out)
    return 0
