"""Colour and its reasons, and the money at stake. Pure: facts and a schedule in, values out."""
