"""The project's own gold set for the rules that read wording, and how well they do on it."""
