"""Instances and measures of levelling."""
