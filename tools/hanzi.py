"""Make factlint/names/romanise/hanzi.txt, the Pinyin reading of the common Chinese characters.

Needs pypinyin (MIT licence), which factlint itself does not: `pip install pypinyin==0.55.0 && python tools/hanzi.py`.
Taken are the characters of GB 2312 and of the first level of Big5, each with its first reading.
"""

from pathlib import Path
from unicodedata import normalize

from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).parent.parent / "factlint" / "names" / "romanise" / "hanzi.txt"


def is_common(letter: str) -> bool:
    """Whether a character stands in GB 2312 or in the first level of Big5."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        try:
            return 0xA440 <= int.from_bytes(letter.encode("big5"), "big") <= 0xC67E
        except UnicodeEncodeError:
            return False
    return True


def without_tone(reading: str) -> str:
    """A syllable without its tone: "lǜ" → "lü"."""
    return "".join(
        mark for mark in normalize("NFD", reading) if mark == "\u0308" or (mark.isalpha() and mark.isascii())
    )


def main() -> None:
    """Write the table: a line for each syllable."""
    table: dict[str, list[str]] = {}
    for code, readings in sorted(pinyin_dict.items()):
        if is_common(chr(code)):
            table.setdefault(normalize("NFC", without_tone(readings.split(",")[0])), []).append(chr(code))
    lines = [f"{syllable} {''.join(letters)}\n" for syllable, letters in sorted(table.items()) if syllable.isalpha()]
    TARGET.write_text(
        "# The Pinyin reading of common Chinese characters, made by tools/hanzi.py from pypinyin 0.55.0\n"
        "# (MIT licence, Copyright (c) 2016 mozillazg).\n" + "".join(lines),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
