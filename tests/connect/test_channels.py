"""Messages on their way, to real servers on loopback: what arrives, what is refused, what is tried again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from servers import PASSWORD, USER, mail_server, web_server

from engage.connect.chat import Chat
from engage.connect.deliver import deliver
from engage.connect.email import Email
from engage.connect.message import Channel, Message, Outcome
from engage.connect.open import open_channels
from engage.connect.plain import Files, Output
from engage.connect.webhook import Webhook
from engage.model.policy import Policy
from engage.model.text import Text

Security = Literal["starttls", "tls", "none"]


def message(address: str | None = "claire@example.org", **more: object) -> Message:
    known = {
        "id": "3f9a2c", "to": "claire", "name": "Claire Besnard", "address": address,
        "subject": "MOR-007 rouge : 48\u202f360 EUR en jeu", "text": "Élément prévu le 9 avr.\n",
        "html": "<p>Élément prévu le 9&nbsp;avr.</p>", "data": {"alerts": [{"key": "9af1"}]},
        "at": datetime(2026, 11, 20, 12, tzinfo=UTC),
    }  # fmt: skip
    return Message(**(known | more))  # type: ignore[arg-type]


def mail(port: int, **more: object) -> Email:
    known = {"name": "mail", "host": "127.0.0.1", "sender": "Engage <engage@example.org>", "security": "none"}
    return Email(**(known | {"port": port, "timeout": 10} | more))  # type: ignore[arg-type]


def test_a_mail_has_both_parts_in_utf_8_and_says_that_it_is_automatic(tmp_path: Path) -> None:
    with mail_server(tmp_path) as post:
        assert mail(post.port).send(message()) == Outcome(True)

    (found,) = post.mails
    plain, html = found.get_body(("plain",)), found.get_body(("html",))
    assert plain
    assert html
    assert plain.get_content().replace("\r\n", "\n") == "Élément prévu le 9 avr.\n"
    assert "Élément" in html.get_content()
    assert found["Subject"] == "MOR-007 rouge : 48\u202f360 EUR en jeu"
    assert found["To"] == "Claire Besnard <claire@example.org>"
    assert (found["Message-ID"], found["Auto-Submitted"]) == ("<3f9a2c@example.org>", "auto-generated")
    assert found["X-Engage-Possible-Duplicate"] is None


def test_a_mail_that_may_have_arrived_before_is_marked(tmp_path: Path) -> None:
    with mail_server(tmp_path) as post:
        mail(post.port).send(message(again=True))

    assert post.mails[0]["X-Engage-Possible-Duplicate"] == "yes"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_over_tls_with_a_password_to_a_server_that_is_trusted(tmp_path: Path, security: Security) -> None:
    with mail_server(tmp_path, security=security, auth=True) as post:
        trusted = {"security": security, "ca_file": str(post.certificate), "username": USER}
        good = mail(post.port, password=PASSWORD, **trusted).send(message())
        bad = mail(post.port, password="wrong", **trusted).send(message())
        unknown = mail(post.port, security=security).send(message())

    assert good.sent
    assert (bad.sent, bad.lasting) == (False, True)
    assert (unknown.sent, unknown.lasting) == (False, True)
    assert unknown.reason
    assert "not trusted" in unknown.reason.en
    assert PASSWORD not in repr(mail(1, password=PASSWORD))
    assert len(post.mails) == 1


def test_without_the_encryption_asked_for_nothing_is_sent(tmp_path: Path) -> None:
    with mail_server(tmp_path) as post:
        outcome = mail(post.port, security="starttls", username=USER, password=PASSWORD).send(message())

    assert (outcome.sent, outcome.lasting, post.mails) == (False, True, [])


@pytest.mark.parametrize(
    ("answer", "lasting"), [("451 try later", False), ("452 full", False), ("554 spam", True)]
)
def test_a_refusal_for_now_is_tried_again_one_for_good_is_not(
    tmp_path: Path, answer: str, lasting: bool
) -> None:
    with mail_server(tmp_path, answers=(answer,)) as post:
        outcome = mail(post.port).send(message())
        done = deliver(message(), (mail(post.port),), {}, lambda _: None)

    assert (outcome.sent, outcome.lasting) == (False, lasting)
    assert done.outcome.sent
    assert len(post.mails) == 1


def test_tries_have_an_end_and_wait_longer_each_time(tmp_path: Path) -> None:
    waited: list[float] = []
    with mail_server(tmp_path, answers=("451 later",) * 9) as post:
        done = deliver(message(), (mail(post.port),), {}, waited.append)

    assert not done.outcome.sent
    assert (waited, post.mails) == ([1.0, 4.0], [])


@pytest.mark.parametrize(
    "address", [None, "claire", "a@b\nBcc: x@y", "clàire@example.org", "a b@c", "@x", "x@"]
)
def test_who_has_no_usable_address_gets_no_mail(address: str | None) -> None:
    assert mail(1).unfit(message(address)) is not None


@pytest.mark.parametrize("codes", [(503,), (429,), (500, 503)])
def test_a_webhook_that_is_down_for_a_moment_is_tried_again(codes: tuple[int, ...]) -> None:
    with web_server(*codes) as web:
        done = deliver(message(), (Webhook("hook", web.url, "t0ken"),), {}, lambda _: None)

    assert done.outcome.sent
    assert len(web.posts) == len(codes) + 1
    assert web.posts[0] == {"alerts": [{"key": "9af1"}]}
    assert {headers["Idempotency-Key"] for headers in web.headers} == {"3f9a2c"}
    assert web.headers[0]["Authorization"] == "Bearer t0ken"


@pytest.mark.parametrize("code", [400, 404, 410, 301, 302])
def test_a_webhook_that_refuses_or_sends_elsewhere_is_not_tried_again(code: int) -> None:
    with web_server(code) as web:
        done = deliver(message(), (Webhook("hook", web.url),), {}, lambda _: None)

    assert (done.outcome.sent, done.outcome.lasting, len(web.posts)) == (False, True, 1)


def test_a_line_that_breaks_before_the_answer_is_unsure_and_not_tried_by_other_ways(tmp_path: Path) -> None:
    with web_server(0) as web:
        channels = (Webhook("hook", web.url), Files("outbox", tmp_path / "outbox"))
        done = deliver(message(), channels, {}, lambda _: None)

    assert (done.channel, done.outcome.sent, done.outcome.unsure) == ("hook", False, True)
    assert len(web.posts) == 1
    assert not (tmp_path / "outbox").exists()


def test_where_one_way_is_closed_the_next_is_taken(tmp_path: Path) -> None:
    closed = mail(1, timeout=2)

    done = deliver(message(), (closed, Files("outbox", tmp_path / "outbox")), {}, lambda _: None)

    assert (done.channel, done.outcome.sent) == ("outbox", True)
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.name == "2026-11-20-claire-3f9a2c.txt"
    assert file.read_text().startswith("To: Claire Besnard <claire@example.org>\nSubject: MOR-007 rouge")


def test_the_same_message_again_is_the_same_file(tmp_path: Path) -> None:
    for _ in range(2):
        assert Files("outbox", tmp_path).send(message()).sent

    assert len(list(tmp_path.iterdir())) == 1


def test_chat_goes_through_apprise() -> None:
    with web_server() as web:
        channel: Channel = Chat("chat", web.url.replace("http://", "json://"))
        assert channel.unfit(message()) is None
        assert channel.send(message()).sent

    assert web.posts[0]["title"].startswith("MOR-007 rouge")
    assert "Élément" in web.posts[0]["message"]
    assert Chat("chat", "nothing:/x").unfit(message()) is not None


def test_chat_says_when_the_service_did_not_take_it() -> None:
    with web_server(500) as web:
        outcome = Chat("chat", web.url.replace("http://", "json://")).send(message())

    assert (outcome.sent, outcome.lasting) == (False, False)


def channels(settings: dict[str, dict[str, str]], **environment: str) -> tuple[list[str], dict[str, Text]]:
    policy = Policy.model_validate({"channels": settings})
    ready, missing = open_channels(policy, Path("/work"), environment, lambda _: None)
    return [channel.name for channel in ready], missing


def test_without_channels_messages_are_shown() -> None:
    assert channels({}) == (["stdout"], {})


@pytest.mark.parametrize(
    ("settings", "environment", "said"),
    [
        ({"kind": "apprise", "url_env": "CHAT"}, {}, "the environment has no CHAT"),
        ({"kind": "webhook", "url_env": "HOOK"}, {"HOOK": ""}, "the environment has no HOOK"),
        (
            {"kind": "webhook", "url": "https://example.org", "token_env": "TOKEN"},
            {},
            "the environment has no TOKEN",
        ),
        (
            {"kind": "email", "host": "mx", "from": "a@b.c", "username": "u"},
            {},
            "the environment has no ENGAGE_SMTP_PASSWORD",
        ),
        (
            {"kind": "email", "host": "mx", "from": "a@b.c", "username": "u", "security": "none"},
            {"ENGAGE_SMTP_PASSWORD": "x"},
            "not sent over a line without TLS",
        ),
        (
            {"kind": "email", "host": "mx", "from": "a@b.c", "ca_file": "../ca.pem"},
            {},
            "there is no ../ca.pem",
        ),
        ({"kind": "file", "path": "../outbox"}, {}, "leads out of the workspace"),
    ],
)
def test_what_is_missing_for_a_channel_is_said(
    settings: dict[str, str], environment: dict[str, str], said: str
) -> None:
    ready, missing = channels({"one": settings}, **environment)

    assert ready == []
    assert said in missing["one"].en


def test_a_message_without_any_way_fails_with_the_reason() -> None:
    why = Text("the environment has no CHAT", "…")

    done = deliver(message(), (), {"chat": why}, lambda _: None)

    assert (done.channel, done.outcome.sent, done.outcome.reason) == (None, False, why)


def test_standard_output_shows_the_whole_message() -> None:
    shown: list[str] = []
    Output("stdout", shown.append).send(message(None))

    assert shown[0].startswith("To: Claire Besnard\nSubject: ")
