"""Why: the tree behind a colour, a date or a number, down to the line of the file."""

from engage.usecase.why.answer import TOPICS, Topic, Why, why

__all__ = ["TOPICS", "Topic", "Why", "why"]
