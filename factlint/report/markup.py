"""Writing XML and HTML: what a text must become to stand in it, whatever it holds."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold in any spelling; HTML calls most of it an error.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_QUOTED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
_BREAKS = {ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}


def escaped(text: str) -> str:
    """A text as content of an element. Control characters become U+FFFD."""
    return _IMPOSSIBLE.sub("\ufffd", text).translate(_QUOTED)


def attribute(name: str, value: object) -> str:
    """An attribute with a blank before it; a line break in the value stays one."""
    return f' {name}="{escaped(str(value)).translate(_BREAKS)}"'


def tag(name: str, /, **attributes: object) -> str:
    """The inside of an opening tag: name and attributes. A trailing "_" of an attribute's name is dropped."""
    return name + "".join(attribute(key.rstrip("_"), value) for key, value in attributes.items())
