"""Mail by SMTP: one message a person, in plain text and HTML, over TLS."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, parseaddr
from typing import Literal

from engage.connect.message import SENT, Message, Outcome, failed
from engage.model.text import Text

_PORT = {"tls": 465, "starttls": 587, "none": 25}
_TRANSIENT = range(400, 500)
_ACCEPTED = 250
_KEPT = frozenset("\u00a0\u202f")


@dataclass(frozen=True)
class Email:
    """A mail server that takes our messages."""

    name: str
    host: str
    sender: str
    security: Literal["starttls", "tls", "none"] = "starttls"
    port: int | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ca_file: str | None = None
    timeout: float = 10

    def unfit(self, message: Message) -> Text | None:
        """Without an address there is no mail."""
        if message.address and _plain(message.address):
            return None
        if message.address:
            return Text(
                f"{message.to}: {message.address!r} is not an address",
                f"{message.to}\u00a0: «\u00a0{message.address}\u00a0» n’est pas une adresse",
            )
        return Text(
            f"{message.to} has no `email` in resources.yaml",
            f"{message.to} n’a pas d’`email` dans resources.yaml",
        )

    def send(self, message: Message) -> Outcome:
        """Hand the message to the server."""
        wire = mail(message, self.sender).as_bytes(policy=WIRE)
        try:
            with self._connected() as server:
                return self._handed_over(server, message.address or "", wire)
        except ssl.SSLCertVerificationError as error:
            why = error.verify_message
            return failed(
                f"{self.host}: its certificate is not trusted: {why}",
                f"{self.host}\u00a0: certificat refusé\u00a0: {why}",
                lasting=True,
            )
        except smtplib.SMTPNotSupportedError as error:
            return failed(f"{self.host}: {error}", f"{self.host}\u00a0: {error}", lasting=True)
        except smtplib.SMTPResponseException as error:
            return _refused(self.host, error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            return _broken(self.host, error)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        port = self.port or _PORT[self.security]
        context = ssl.create_default_context()
        if self.ca_file:
            context.load_verify_locations(self.ca_file)
        server: smtplib.SMTP
        if self.security == "tls":
            server = smtplib.SMTP_SSL(self.host, port, timeout=self.timeout, context=context)
        else:
            server = smtplib.SMTP(self.host, port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.username:
                server.login(self.username, self.password or "")
            yield server
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _handed_over(self, server: smtplib.SMTP, address: str, wire: bytes) -> Outcome:
        server.ehlo_or_helo_if_needed()
        for code, said in (server.mail(_address(self.sender)), server.rcpt(address)):
            if code not in {250, 251}:
                return _refused(self.host, code, said)
        try:
            code, said = server.data(wire)
        except smtplib.SMTPDataError as error:
            return _refused(self.host, error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            why = str(error) or type(error).__name__
            return failed(
                f"{self.host}: the line broke after the message was handed over: {why}",
                f"{self.host}\u00a0: ligne coupée après la remise du message\u00a0: {why}",
                unsure=True,
            )
        return SENT if code == _ACCEPTED else _refused(self.host, code, said)


def mail(message: Message, sender: str) -> EmailMessage:
    """The message as mail: both text parts in UTF-8, marked as automatic."""
    found = EmailMessage(policy=WIRE)
    found["From"] = sender
    found["To"] = Address(display_name=_one_line(message.name), addr_spec=message.address or "")
    found["Subject"] = _one_line(message.subject)
    found["Date"] = format_datetime(message.at)
    domain = _address(sender).rpartition("@")[2] or "engage"
    found["Message-ID"] = f"<{message.id}@{domain}>"
    found["Auto-Submitted"] = "auto-generated"
    if message.again:
        found["X-Engage-Possible-Duplicate"] = "yes"
    found.set_content(message.text, charset="utf-8", cte="quoted-printable")
    found.add_alternative(message.html, subtype="html", charset="utf-8", cte="quoted-printable")
    return found


def _address(sender: str) -> str:
    return parseaddr(sender)[1]


def _plain(address: str) -> bool:
    """Whether it can stand in a mail as it is: ASCII, one line, something on both sides of an @."""
    local, at, domain = address.rpartition("@")
    bad = set(' \t\r\n<>(),;:"[]\\')
    return bool(local and at and domain) and address.isascii() and not bad & set(address)


def _one_line(text: str) -> str:
    """Without what would end a header; no-break spaces stay."""
    shown = "".join(ch if ch.isprintable() or ch in _KEPT else " " for ch in text)
    return re.sub(" +", " ", shown).strip(" ")


def _refused(host: str, code: int, said: bytes | str) -> Outcome:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = _one_line(words)
    return failed(
        f"{host} refused it: {code} {words}",
        f"{host} l’a refusé\u00a0: {code} {words}",
        lasting=code not in _TRANSIENT,
    )


def _broken(host: str, error: Exception) -> Outcome:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return failed(f"{host}: no connection: {why}", f"{host}\u00a0: pas de connexion\u00a0: {why}")
