"""Knowledge: one or two compiled layers with the look-ups that rules and matching use.

A later layer (the user's) masks the entries of the same id in an earlier one; what it extends was merged when it was
compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import Entry

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge.store import FormRef, Layer
    from factlint.mentions import Mention


class Known(NamedTuple):
    """A form found in the knowledge, with its entry."""

    entry: Entry
    text: str
    type: str
    short: bool
    note: str


class Lexicon(NamedTuple):
    """How common a token is as a word, given name, surname and part of a place name: 0 not attested … 9 commonest."""

    word: int
    given: int
    surname: int
    place: int


class Knowledge:
    """What is known. `background` is the layer whose lexicon is used even where its entries are left out."""

    def __init__(self, layers: tuple[Layer, ...], background: Layer | None = None) -> None:
        """Layers in order of precedence, the last one first in rank."""
        self.layers = layers
        self.background = background if background is not None else layers[0] if layers else None
        self.style = ""  # the house whose forms are written in fixes
        self.memo: dict[object, object] = {}  # look-ups by token, kept for the life of the process
        self._lexicon: dict[str, Lexicon] = {}
        self._heads: dict[str, int] = {}
        self._forms: dict[str, tuple[Known, ...]] = {}

    def forget(self) -> None:
        """Drop all look-ups that are remembered: those of an archive would heap up."""
        for memo in (self.memo, self._lexicon, self._heads, self._forms):
            memo.clear()

    @property
    def digest(self) -> str:
        """Names the content: the same digest, the same findings."""
        # The digest of a user's layer is made with the digests of those below it.
        return "sha256:" + (self.layers[-1].digest.hex() if self.layers else "0" * 64)

    def get(self, id: str) -> Entry | None:
        """The entry with an id, or None."""
        for layer in reversed(self.layers):
            number = layer.find_id(id)
            if number is not None:
                return layer.entry(number)
        return None

    def head(self, folded: str) -> int:
        """The most tokens that a form beginning with this folded token has; 0 where none does."""
        length = self._heads.get(folded)
        if length is None:
            length = self._heads[folded] = max((layer.head(folded) for layer in self.layers), default=0)
        return length

    def forms(self, key: str) -> tuple[Known, ...]:
        """All forms with a key (folded tokens joined by a space), masked entries left out."""
        found = self._forms.get(key)
        if found is None:
            found = ()
            for layer in self.layers:
                if forms := layer.forms(key):
                    found += tuple([self.known(layer, form) for form in forms if self.is_live(layer, form)])
            self._forms[key] = found
        return found

    def joined_forms(self, run: str) -> tuple[Known, ...]:
        """All forms that are `run` once their parts are run together."""
        return tuple(
            self.known(layer, form)
            for layer in self.layers
            for form in layer.joined_forms(run)
            if self.is_live(layer, form)
        )

    def offices(self, key: str) -> tuple[Entry, ...]:
        """All offices with a title of this key (folded tokens joined by a space), in order of layers and ids."""
        return self._unmasked(("offices", key), lambda layer: layer.offices(key))

    def holders(self, office: str) -> tuple[Entry, ...]:
        """All people who hold or held the office with an id, at any time."""
        return self._unmasked(("holders", office), lambda layer: layer.holders(office))

    def _unmasked(self, key: object, look_up: Callable[[Layer], list[Entry]]) -> tuple[Entry, ...]:
        """What the layers have, remembered, without the entries that a later layer masks."""
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = tuple(
                entry
                for at, layer in enumerate(self.layers)
                for entry in look_up(layer)
                if all(upper.find_id(entry.id) is None for upper in self.layers[at + 1 :])
            )
        return found  # type: ignore[return-value]

    def cased_forms(self) -> list[tuple[str, int, int]]:
        """All forms whose capitals are fixed (the key `casing`): text, layer and number, for `cased_form`."""
        return [(text, index, at) for index, layer in enumerate(self.layers) for at, text in layer.cased_forms()]

    def cased_form(self, index: int, number: int) -> Known | None:
        """The form with a number in a layer, or None where a later layer masks its entry."""
        layer = self.layers[index]
        form = layer.form(number)
        return self.known(layer, form) if self.is_live(layer, form) else None

    def lexicon(self, folded: str) -> Lexicon:
        """How common a folded token is in the background lexicon."""
        found = self._lexicon.get(folded)
        if found is None:
            value = self.background.lexicon(folded) if self.background is not None else 0
            found = self._lexicon[folded] = Lexicon(value & 15, value >> 4 & 15, value >> 8 & 15, value >> 12 & 15)
        return found

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """The names in a document, known and unknown, found once per document."""
        from factlint.mentions import find_mentions

        return document.once(("mentions", id(self)), lambda: find_mentions(document, self))

    def right_form(self, entry: Entry, text: str) -> str:
        """The right form nearest to a wrong spelling: same number of parts and fewest edits, else the name."""
        from factlint.knowledge.entry import forms_of
        from factlint.names.align import distance
        from factlint.names.candidates import edit_costs
        from factlint.names.tokens import key_of

        costs, key = edit_costs(self), key_of(text)
        styled = entry.data.get("style", {}).get(self.style)
        if styled and key_of(styled).count(" ") == key.count(" "):
            return str(styled)
        usable = [
            form.text
            for form in forms_of(entry)
            if form.type in ("name", "variant", "style", "full", "nickname", "acronym", "designator")
        ]
        same = [form for form in usable if key_of(form).count(" ") == key.count(" ")] or usable
        # A wrong spelling that leaves words out is nearer to nothing than to the name itself.
        limit = max(3.0, len(key) / 3)
        best = min(same, key=lambda form: (distance(key, key_of(form), costs, limit), form != entry.name))
        return best if distance(key, key_of(best), costs, limit) <= limit else entry.name

    def is_attested_name(self, text: str) -> bool:
        """Whether a one-word spelling is somebody's real name or an ordinary word."""
        from factlint.names.tokens import key_of

        key = key_of(text)
        return " " not in key and any(self.lexicon(key))

    def known(self, layer: Layer, form: FormRef) -> Known:
        """A form of a layer with its entry."""
        return Known(layer.entry(form.entry), form.text, form.type, form.short, form.note)

    def is_live(self, layer: Layer, form: FormRef) -> bool:
        """Whether no later layer masks the entry of a form."""
        if layer is self.layers[-1]:
            return True
        later = self.layers[self.layers.index(layer) + 1 :]
        return all(upper.find_id(layer.entry(form.entry).id) is None for upper in later)
