"""Invented plans that the rules had not seen when they were first read, with their writers' annotations."""
