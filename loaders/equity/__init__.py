"""Formulas of equity: pure functions, each with its source."""
