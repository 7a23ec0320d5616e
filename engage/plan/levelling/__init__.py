"""Levelling: who goes first where there are not enough people, machines or slots for all at once."""
