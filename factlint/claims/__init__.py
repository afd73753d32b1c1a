"""Claims: stretches of text that assert a fact of an entry; one module for each kind of claim.

A claim says what it asserts, about which entries, for which time, and whether it stands in a quotation. It is found
once per document and shared by all rules; a rule compares it with the knowledge.
"""
