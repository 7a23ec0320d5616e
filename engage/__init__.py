"""engage: promises to clients, kept as YAML files in git."""

__version__ = "0.1.0"
