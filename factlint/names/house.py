"""House style: the form of a house that stands for a mention, whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.mentions import Mention


def house_form(mention: Mention, house: str) -> str:
    """What a house that writes an entry as `house` writes in place of a mention; empty where that is not certain."""
    assert mention.entry is not None
    assert mention.form is not None
    if not mention.form.short:  # "Nato" is no other form of the whole name, nor "Turkey" of the Republic of Turkey
        return house if key_of(mention.text).count(" ") == key_of(house).count(" ") else ""
    written, wanted = mention.text.split(), house.split()
    data = mention.entry.data
    forms = [mention.entry.name, *(item["form"] for item in data.get("forms", ())), *data.get("style", {}).values()]
    for form in forms:
        parts = form.split()
        if len(parts) == len(wanted) and parts[-len(written) :] == written:
            return " ".join(wanted[-len(written) :])
    return ""
