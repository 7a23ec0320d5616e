"""One file a command: parse, call one use case, render, return an exit code."""
