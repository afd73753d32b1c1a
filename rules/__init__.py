"""The built-in rules: one folder per family, one module per fault; loaded by path."""
