"""What happened to a promise, as changes of its file.

`facts.py` names the facts that can be told; one module a kind says what each changes and what is told of it;
`record.py` puts them together.
"""
