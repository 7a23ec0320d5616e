"""The channels of `engage.yaml`, made ready: settings from the file, secrets from the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from engage.connect.chat import Chat
from engage.connect.email import Email
from engage.connect.message import Channel
from engage.connect.plain import Files, Output
from engage.connect.webhook import Webhook
from engage.model.escalation import ChannelPolicy
from engage.model.policy import Policy
from engage.model.text import Text

STDOUT = "stdout"


def open_channels(
    policy: Policy, root: Path, environment: Mapping[str, str], write: Callable[[str], None]
) -> tuple[tuple[Channel, ...], dict[str, Text]]:
    """The channels to try, in order, and why others of those asked for cannot be used.

    Those of `alerts.channels`, else all that are configured, else standard output.
    """
    names = policy.alerts.channels or tuple(policy.channels) or (STDOUT,)
    ready: list[Channel] = []
    missing: dict[str, Text] = {}
    for name in names:
        found = _open(name, policy, root, environment, write)
        if isinstance(found, Text):
            missing[name] = found
        else:
            ready.append(found)
    return tuple(ready), missing


def _open(
    name: str, policy: Policy, root: Path, environment: Mapping[str, str], write: Callable[[str], None]
) -> Channel | Text:
    settings = policy.channels.get(name)
    if settings is None:
        return Output(name, write) if name == STDOUT else Text(
            f"`channels` of engage.yaml has no {name}", f"`channels` dans engage.yaml n’a pas de {name}"
        )  # fmt: skip
    if settings.kind == "stdout":
        return Output(name, write)
    if settings.kind == "email":
        return _email(name, settings, root, environment)
    if settings.kind == "file":
        folder = _inside(root, settings.path or "")
        return Files(name, folder) if folder else _outside(settings.path or "")
    url = environment.get(settings.url_env, "") if settings.url_env else settings.url
    if not url:
        return _unset(settings.url_env or "")
    if settings.kind == "apprise":
        return Chat(name, url)
    token = environment.get(settings.token_env, "") if settings.token_env else None
    if token == "":
        return _unset(settings.token_env or "")
    return Webhook(name, url, token, settings.timeout)


def _email(name: str, settings: ChannelPolicy, root: Path, environment: Mapping[str, str]) -> Channel | Text:
    password = environment.get(settings.password_env)
    if settings.username and not password:
        return _unset(settings.password_env)
    if settings.username and settings.security == "none":
        return Text(
            f"{name}: a password is not sent over a line without TLS",
            f"{name}\u00a0: un mot de passe ne part pas sur une ligne sans TLS",
        )
    ca_file = _inside(root, settings.ca_file) if settings.ca_file else None
    if settings.ca_file and not (ca_file and ca_file.is_file()):
        return Text(
            f"{name}: there is no {settings.ca_file} in the workspace",
            f"{name}\u00a0: {settings.ca_file} n’est pas dans l’espace de travail",
        )
    return Email(
        name,
        settings.host or "",
        settings.from_ or "",
        settings.security,
        settings.port,
        settings.username,
        password if settings.username else None,
        str(ca_file) if ca_file else None,
        settings.timeout,
    )


def _inside(root: Path, relative: str) -> Path | None:
    """A path in the workspace; `None` where it leads out."""
    found = (root / relative).resolve()
    return found if found.is_relative_to(root.resolve()) else None


def _outside(path: str) -> Text:
    return Text(f"{path}: leads out of the workspace", f"{path}\u00a0: mène hors de l’espace de travail")


def _unset(name: str) -> Text:
    return Text(f"the environment has no {name}", f"la variable d’environnement {name} n’est pas définie")
