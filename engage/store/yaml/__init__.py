"""The YAML of a record: bytes to text, text to plain data with positions, flaws as diagnostics.

Start at `parse.py`. `files.py` and `decode.py` come before it; `reading.py`, `explain.py` and the
modules it names turn what libyaml says into what a person can do about it.
"""
