"""A message as JSON by HTTP POST."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from engage.connect.message import SENT, Message, Outcome, failed
from engage.model.text import Text

_TRY_AGAIN = {408, 425, 429}
_SERVER_FAULT = 500


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would turn the POST into a GET, and could lead anywhere."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing: the code is reported as a refusal."""
        return


@dataclass(frozen=True)
class Webhook:
    """An address that takes messages as JSON. The address may be a secret, and is never shown whole."""

    name: str
    url: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 10

    def unfit(self, message: Message) -> Text | None:  # noqa: ARG002  # the channel's signature
        """Only an address of another kind is in the way."""
        parts = urlsplit(self.url)
        if parts.scheme in {"http", "https"} and parts.hostname:
            return None
        return Text(
            f"{self.name}: its address is not one of http or https",
            f"{self.name}\u00a0: son adresse n’est ni http ni https",
        )

    def send(self, message: Message) -> Outcome:
        """Post the message; the same one again has the same `Idempotency-Key`."""
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": message.id}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        body = json.dumps(message.data, ensure_ascii=False).encode()
        request = urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310  # see unfit
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=self.timeout) as answer:
                answer.read(1)
        except urllib.error.HTTPError as error:
            again = error.code in _TRY_AGAIN or error.code >= _SERVER_FAULT
            return failed(
                f"{self._host} answered {error.code}",
                f"{self._host} a répondu {error.code}",
                lasting=not again,
            )
        except (OSError, ValueError, http.client.HTTPException) as error:
            return self._broken(error)
        return SENT

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or self.name

    def _broken(self, error: Exception) -> Outcome:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        why = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
        before = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
        if isinstance(cause, before):
            certificate = isinstance(cause, ssl.SSLCertVerificationError)
            return failed(
                f"{self._host}: no connection: {why}",
                f"{self._host}\u00a0: pas de connexion\u00a0: {why}",
                lasting=certificate,
            )
        return failed(
            f"{self._host}: the line broke before an answer: {why}",
            f"{self._host}\u00a0: ligne coupée avant la réponse\u00a0: {why}",
            unsure=True,
        )
