"""Site furniture: what a page carries around an article and what slips into copied text.

Strong cues count at the edges of a text only; a story about fund-raising or cookies must stay a story. The last blocks
count as one region from the first cue on, where nothing but furniture follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factlint.document import FURNITURE, Block

# What the cue is → pattern over a whole block. `line` cues must be the whole block, `part` cues may stand inside it.
_LINE_CUES = {
    "a salutation to readers": r"dear (?:reader|readers|friends|supporters)\b[,.!:]?",
    "a link to other stories": r"(?:read (?:more|also|next|on)|see also|also read|related(?: (?:stories|articles|topics|content))?|more (?:on this story|from .{3,30}|news)|recommended(?: for you)?|you (?:may|might) also like|most read|trending(?: now)?|up next|don['’]t miss|top stories)\b.{0,120}",
    "a pointer to a video or gallery": r"(?:video of the day|photo of the day|watch(?: the)? video|watch:? .{0,60}video|gallery|photo gallery|in pictures)[:.]?",
    "an advertisement mark": r"(?:advertisement|advertisment|sponsored(?: content)?|ad|continue reading(?: below)?|story continues below(?: advertisement)?|scroll to continue.{0,40})",
    "social media links": r"(?:(?:share|tweet|like|follow)(?: (?:this|us|it|on|article|story|via|facebook|twitter|x|instagram|telegram|linkedin|whatsapp|email|and)){1,6}.{0,60}|share|tweet|e-?mail|print)[.!:]?",
    "a comment area": r"(?:\d+ )?comments?(?: \(\d+\))?|(?:leave|post|add) a (?:comment|reply)|join the (?:conversation|discussion)",
    "a page control": r"(?:back to top|skip to (?:main )?content|menu|search|home|log in|sign in|subscribe|sign up|newsletter|load more|show more|next article|previous article)",
}
_PART_CUES = {
    "an appeal for support": r"\b(?:support (?:us|our (?:work|journalism|newsroom)|independent journalism|(?:the|a) [\w ]{3,40}(?:press|newspaper|magazine|guardian|journalism))|become a (?:member|supporter|patron|subscriber)|(?:make|with) a (?:donation|contribution)|donate (?:now|today|here)|consider (?:donating|supporting|subscribing|a donation)|we ask for (?:the|your) support|(?:by )?financially supporting)\b",
    "a newsletter sign-up": r"\b(?:sign up (?:for|to) (?:our|the)|subscribe to (?:our|the)|get (?:our|the) .{0,30}newsletter|delivered to your inbox|in your inbox)\b",
    "a cookie or privacy notice": r"\b(?:we use cookies|this (?:site|website) uses cookies|accept (?:all )?cookies|your privacy choices|privacy policy and terms)\b",
    "a copyright line": r"(?:©|\(c\)|copyright) ?(?:\d{4}|by)|all rights reserved|(?:may|must) not be (?:published|reproduced|rewritten|redistributed)",
    "a follow-us line": r"\b(?:follow us on|like us on|join us on|join our (?:telegram|whatsapp)|download (?:our|the) app)\b",
}
STRONG_PART = (
    "an appeal for support",
    "a cookie or privacy notice",
    "a copyright line",
    "a newsletter sign-up",
    "a follow-us line",
)
# Each part cue holds one of its words, in lower case; to look for them first is cheap.
_PART_WORDS = {
    "an appeal for support": (
        "support us", "support our ", "support independent ", "support the ", "support a ", "become a member",
        "become a supporter", "become a patron", "become a subscriber", "a donation", "a contribution", "donate ",
        "consider donating", "consider su", "we ask for ", "financially supporting",
    ),
    "a newsletter sign-up": ("sign up ", "subscribe to ", "newsletter", "inbox"),
    "a cookie or privacy notice": ("cookies", "privacy "),
    "a copyright line": ("©", "(c)", "copyright", "all rights reserved", "not be publ", "not be re"),
    "a follow-us line": (" us on", "join our ", "download "),
}  # fmt: skip
_SHORT = 90  # a short block between furniture is furniture too


@cache
def _patterns() -> tuple[list[tuple[str, re.Pattern[str]]], list[tuple[str, re.Pattern[str]]]]:
    lines = [(cue, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for cue, pattern in _LINE_CUES.items()]
    parts = [(cue, re.compile(pattern, re.IGNORECASE)) for cue, pattern in _PART_CUES.items()]
    return lines, parts


def cue_of(text: str) -> str:
    """What shows that a block is furniture, in words; an empty string where nothing does."""
    plain = " ".join(text.split()).strip(" *•|>»→-")
    if not plain:
        return ""
    lines, parts = _patterns()
    if len(plain) <= 140:
        for cue, pattern in lines:
            if pattern.fullmatch(plain):
                return cue
    lower = plain.lower()
    for cue, pattern in parts:
        if any(word in lower for word in _PART_WORDS[cue]) and pattern.search(plain) and not _reported(plain):
            return cue
    return ""


def furniture_blocks(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """Index of each block that is furniture, with the zone name.

    Whole-line cues count wherever they stand between paragraphs; cues inside a block only in the region that reaches
    to the end or from the beginning of the text.
    """
    if len(blocks) < 2:
        return {}
    found: set[int] = set()
    found.update(_edge(range(len(blocks) - 1, 0, -1), text, blocks))
    found.update(_edge(range(len(blocks) - 1), text, blocks))
    for index, block in enumerate(blocks):
        if _is_line(text, block) and block.kind != "heading":  # a heading is the writer's: "See also" in a manual
            cue = cue_of(text[block.start : block.end])
            if cue in ("an advertisement mark", "a link to other stories", "a pointer to a video or gallery"):
                found.add(index)
    if len(found) == len(blocks):
        return {}
    return dict.fromkeys(sorted(found), FURNITURE)


def _edge(order: range, text: str, blocks: Sequence[Block]) -> list[int]:
    """The furniture at one edge: from the edge inwards, over short blocks, as far as the last cue."""
    region: list[int] = []
    pending: list[int] = []
    for index in order:
        block = blocks[index]
        if cue_of(text[block.start : block.end]):
            region.extend((*pending, index))
            pending = []
        elif (
            block.end - block.start <= _SHORT
            and region
            and not _is_sentence(text[block.start : block.end])
            and len(pending) < 3
        ):
            pending.append(index)
        else:
            break
    return region


def _is_line(text: str, block: Block) -> bool:
    shown = text[block.start : block.end].strip()
    return "\n" not in shown and len(shown) <= 140 and block.kind in ("paragraph", "heading", "item")


def _is_sentence(text: str) -> bool:
    """Whether a short block reads like a sentence of the story."""
    return text.rstrip().endswith((".", "”", '"')) and len(text.split()) >= 5


def _reported(text: str) -> bool:
    """Whether a cue is reported speech or news about somebody else: a verb of saying, or a third person asking."""
    return re.search(r"\b(?:said|says|told|according to|announced|reported|asked|urged)\b", text) is not None
