"""The manual page of a rule, in Markdown, made from its docstring and its examples."""

from __future__ import annotations

from collections.abc import Iterable

from factlint.rule import Right, Rule, Wrong

HOME = "https://github.com/factlint/factlint"  # where the project is to be published; links to rule pages begin with it


def addresses(rules: Iterable[Rule]) -> dict[str, str]:
    """Where the pages of rules are published, by id: those of the shipped rules."""
    from factlint.loader import builtin_rules

    shipped = builtin_rules()
    return {
        rule.id: f"{HOME}/blob/main/docs/rules/{rule.id.replace('/', '-')}.md"
        for rule in rules
        if rule.path.startswith(shipped)
    }


def summary(rule: Rule) -> str:
    """The first line of a rule's docstring: the fault in one sentence."""
    return rule.doc.strip().partition("\n")[0]


def page(rule: Rule) -> str:
    """The page: what the fault is, why it matters, what is fixed; then what is reported and what is not."""
    first, _, rest = rule.doc.strip().partition("\n")
    parts = [f"# {rule.id}\n", f"{first}\n", rest.strip() + "\n" if rest.strip() else "", "## Reported\n"]
    parts.append("\n".join(_wrong(example) for example in rule.wrong) + "\n")
    parts.append("## Not reported\n")
    parts.append("\n".join(_right(example) for example in rule.right) + "\n")
    return "\n".join(part for part in parts if part)


def _wrong(example: Wrong) -> str:
    text = _flat(example.text).replace("⟦", "**").replace("⟧", "**")
    fix = f" → {example.fix}" if example.fix is not None else ""
    return f"- {text}{_setting(example)}{fix}"


def _right(example: Right) -> str:
    return f"- {_flat(example.text)}{_setting(example)}"


def _setting(example: Wrong | Right) -> str:
    return (f" (dated {example.date})" if example.date else "") + (f" (style {example.style})" if example.style else "")


def _flat(text: str) -> str:
    return (
        " / ".join(part.strip() for part in text.split("\n\n"))
        .replace("*", r"\*")
        .replace("<", r"\<")
        .replace("[", r"\[")
    )
