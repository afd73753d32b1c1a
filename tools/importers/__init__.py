"""Importers: from open data to the tables under `knowledge/`."""
