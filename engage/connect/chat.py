"""Chat and whatever else Apprise knows: Teams, Slack, Mattermost, ntfy, …"""

from __future__ import annotations

from dataclasses import dataclass, field

from engage.connect.message import SENT, Message, Outcome, failed
from engage.model.text import Text

_MISSING = Text(
    "Apprise is not installed: pip install 'engage-promises[notify]'",
    "Apprise n’est pas installé\u00a0: pip install 'engage-promises[notify]'",
)


@dataclass(frozen=True)
class Chat:
    """A service of Apprise, by its URL, which is a secret."""

    name: str
    url: str = field(repr=False)

    def unfit(self, message: Message) -> Text | None:  # noqa: ARG002  # the channel's signature
        """Apprise must be installed, and know the service."""
        try:
            import apprise
        except ImportError:
            return _MISSING
        if apprise.Apprise().add(self.url):
            return None
        return Text(
            f"{self.name}: Apprise does not know such a URL",
            f"{self.name}\u00a0: Apprise ne connaît pas une telle URL",
        )

    def send(self, message: Message) -> Outcome:
        """Hand the message to the service. Apprise tells whether it arrived, not why it did not."""
        import apprise

        service = apprise.Apprise()
        service.add(self.url)
        arrived = service.notify(
            body=message.text, title=message.subject, body_format=apprise.NotifyFormat.TEXT
        )
        if arrived:
            return SENT
        return failed(
            f"{self.name}: the service did not take it",
            f"{self.name}\u00a0: le service ne l’a pas pris",
            unsure=arrived is None,
        )
