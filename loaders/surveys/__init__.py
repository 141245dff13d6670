"""Surveys: exports of whatever tool there is, read as ratings of questions by groups."""
