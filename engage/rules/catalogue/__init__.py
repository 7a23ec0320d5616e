"""One file a rule: `<code>_<name>.py`, with `RULE`. Adding a file adds the rule."""
