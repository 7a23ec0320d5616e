"""What the rest of the tool uses of this package.

`read_file` gives the text of a file, or says why not; `read_text` does the same for bytes;
`parse` gives the data of a text, its faults, and where everything in it stands.
"""

from engage.store.yaml.convert import Mapping, Value
from engage.store.yaml.decode import read_text
from engage.store.yaml.files import read_file
from engage.store.yaml.parse import MAX_FLAWS, Parsed, more_of_this_kind, parse

__all__ = [
    "MAX_FLAWS",
    "Mapping",
    "Parsed",
    "Value",
    "more_of_this_kind",
    "parse",
    "read_file",
    "read_text",
]
