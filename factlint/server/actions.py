"""Code actions: the fixes of the findings that a range touches, fix all, and the commands about a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from factlint.knowledge.entry import KINDS
from factlint.positions import Unit
from factlint.rule import DISPLAY, SAFE, Edit, Finding
from factlint.server.checking import Checked
from factlint.server.diagnostics import diagnostics
from factlint.server.edits import line_edits
from factlint.server.texts import range_of
from factlint.view import Span

IGNORE_HERE, IGNORE_IN_PROJECT = "factlint.ignoreHere", "factlint.ignoreInProject"
ADD_TO_KNOWLEDGE, CHECK_WORKSPACE = "factlint.addToKnowledge", "factlint.checkWorkspace"
FIX_ALL = "source.fixAll.factlint"
KINDS_OF_ACTIONS = [types.CodeActionKind.QuickFix, FIX_ALL]


def wants(only: Sequence[str] | None, kind: str) -> bool:
    """Whether the editor asks for actions of a kind: `source` asks for `source.fixAll.factlint`, too."""
    return only is None or any(not asked or kind == asked or kind.startswith(asked + ".") for asked in only)


def quick_fixes(checked: Checked, span: Span, unit: Unit, *, versions: bool) -> list[types.CodeAction]:
    """What can be done about each finding that meets a span, nearest fix first. versions: the editor takes edits
    with a version."""
    found = []
    for finding, diagnostic in zip(checked.findings, diagnostics(checked, unit, {}), strict=True):
        if not (finding.span.start <= span.end and span.start <= finding.span.end):
            continue
        fixes = [fix for fix in finding.fixes if fix.applicability != DISPLAY]
        for fix in fixes:
            if checked.project.job.reads_as_intended(checked.document, [fix]):
                found.append(
                    types.CodeAction(
                        title=fix.title,
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[diagnostic],
                        is_preferred=fix.applicability == SAFE and len(fixes) == 1,
                        edit=workspace_edit(checked, fix.edits, unit, versions=versions),
                    )
                )
        found += [
            types.CodeAction(
                title=command.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                command=command,
            )
            for command in _commands(finding, checked.text.uri)
        ]
    return found


def fix_all(checked: Checked, unit: Unit, *, versions: bool) -> types.CodeAction | None:
    """All safe fixes at once, as `factlint check --fix` applies them; None where there are none."""
    if not any(fix.applicability == SAFE for finding in checked.findings for fix in finding.fixes):
        return None
    fixed, count = checked.project.job.fix(checked.document.source)
    if not count:
        return None
    edits = line_edits(checked.text.text, fixed)
    return types.CodeAction(
        title=f"Apply all safe fixes ({count})",
        kind=FIX_ALL,
        edit=workspace_edit(checked, edits, unit, versions=versions),
    )


def workspace_edit(checked: Checked, edits: Iterable[Edit], unit: Unit, *, versions: bool) -> types.WorkspaceEdit:
    """Edits of the checked version of a text."""
    text = checked.text
    made = [types.TextEdit(range_of(text.lines, edit.span, unit), edit.text) for edit in edits]
    if not versions:
        return types.WorkspaceEdit(changes={text.uri: made})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=text.uri, version=text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(made))])


def _commands(finding: Finding, uri: str) -> list[types.Command]:
    """The commands about a finding. The place is told by rule and words as well: the text may change meanwhile."""
    words = " ".join(finding.text.split())
    short = words if len(words) <= 40 else words[:39] + "…"
    at = [uri, finding.rule, finding.text, finding.span.start]
    commands = [types.Command(f"Ignore {finding.rule} here", IGNORE_HERE, arguments=at)]
    if finding.rule.startswith("factlint/"):
        return []
    if words == finding.text:
        commands.append(types.Command(f"Ignore “{short}” in this project", IGNORE_IN_PROJECT, arguments=at[:3:2]))
    kind = finding.entry.split("/")[0] if finding.entry else "person"
    if finding.rule.startswith("names/") and words == finding.text and kind in KINDS:
        commands.append(
            types.Command(f"Add “{short}” to knowledge ({kind})", ADD_TO_KNOWLEDGE, arguments=[uri, words, kind])
        )
    return commands
