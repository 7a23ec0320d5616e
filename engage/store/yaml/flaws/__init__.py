"""What can be wrong with a text of YAML, and what to write instead.

`explain.py` takes each message of libyaml to the module that knows the mistake behind it; `keys.py`,
`surprise.py` and `lost.py` find what libyaml accepts and nobody means.
"""
