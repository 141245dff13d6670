"""Keeps small counts from being seen or computed in anything that is published."""
