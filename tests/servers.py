"""A real SMTP server and a real HTTP server on loopback, each with what it received."""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = "engage", "s3cret"


@dataclass
class Post:
    """A mail server: its port, the certificate to trust, and the mails it took."""

    port: int
    certificate: Path | None
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    slow: float = 0  # seconds between taking a mail and saying so

    @property
    def received(self) -> dict[str, int]:
        """How many mails each address got."""
        return dict(Counter(str(mail["To"].addresses[0].addr_spec) for mail in self.mails))


class _Box:
    """Takes mails, or refuses them with the answers given, one after the other."""

    def __init__(self, post: Post, answers: list[str]) -> None:
        self.post = post
        self.answers = answers

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
        if self.answers:
            return self.answers.pop(0)
        parsed = message_from_bytes(envelope.original_content or envelope.content, policy=default)
        assert isinstance(parsed, EmailMessage)
        self.post.mails.append(parsed)
        if self.post.slow:
            await asyncio.sleep(self.post.slow)
        return "250 OK"


@contextmanager
def mail_server(
    folder: Path, *, security: str = "none", auth: bool = False, answers: tuple[str, ...] = ()
) -> Iterator[Post]:
    """A server on a free port of loopback; `answers` are given before it takes a mail."""
    post = Post(0, None)
    context = None
    if security != "none":
        post.certificate, context = _certificate(folder)

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
        post.logins.append("good" if good else "bad")
        return AuthResult(success=good, handled=False)

    settings: dict[str, Any] = {"authenticator": authenticate if auth else None, "auth_required": auth}
    if security == "starttls":
        settings |= {"tls_context": context, "require_starttls": True}
    if security == "tls":
        settings |= {"auth_require_tls": False}  # the whole line is encrypted already

    class _Controller(Controller):
        def factory(self) -> SMTP:
            return SMTP(self.handler, **settings)

        def _trigger_server(self) -> None:
            """Its own trial connection, once the port that the system chose is known."""
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    server = _Controller(
        _Box(post, list(answers)), hostname="127.0.0.1", port=0,
        ssl_context=context if security == "tls" else None,
        ready_timeout=20,
    )  # fmt: skip
    server.start()
    try:
        post.port = server.port
        yield post
    finally:
        server.stop()


def _certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    key, certificate = folder / "key.pem", folder / "ca.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30000", "-keyout", key, "-out",
         certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


@dataclass
class Web:
    """A web server: its address, and what was posted to it."""

    url: str
    posts: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def web_server(*codes: int) -> Iterator[Web]:
    """A server that answers these codes, one after the other, then 200; code 0 closes the line instead."""
    web, left = Web(""), list(codes)

    class _Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's
            body = self.rfile.read(int(self.headers["Content-Length"]))
            web.posts.append(json.loads(body))
            web.headers.append(dict(self.headers))
            code = left.pop(0) if left else 200
            if code:
                self.send_response(code)
                self.send_header("Content-Length", "0")
                if code in {301, 302}:
                    self.send_header("Location", "/elsewhere")
                self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        web.url = f"http://127.0.0.1:{server.server_address[1]}/alerts"
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
