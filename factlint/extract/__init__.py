"""Extraction: numbers, quantities and dates of the English prose of a document, each found once and strictly.

What is no such thing in every reading is left out: a rule that binds a wrong reading accuses somebody. Each mention has
its value, the interval that the written words may stand for, and its span in the view.
"""
