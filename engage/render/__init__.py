"""Views to text: terminal, Markdown, JSON. Nothing is computed here."""
