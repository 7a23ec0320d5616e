"""The draft of a message to a client: all that they may know, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import world

from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.plan.forecast_types import PromiseForecast
from engage.plan.schedule import compute
from engage.rules.message.check import check_message
from engage.usecase.tell import about, tell_facts
from engage.usecase.tell_draft import draft

TODAY = date(2026, 11, 20)
SECRET = "S3CRET"
PROMISE: dict[str, Any] = {
    "id": "ACME-1", "title": "Dealer portal", "client": "acme", "status": "active", "owner": "lea",
    "refs": {"order": "PO-1"},
    "promise": {"made": "2026-09-01", "start": "2026-09-07", "due": "2027-02-26", "value": "180000 EUR",
                "wording": "On 26 February 2027 the portal is live."},
    "milestones": [
        {"id": "api", "title": "Interface", "work": "10d", "due": "2026-11-13",
         "quality": [{"measure": "calls under 800 ms", "target": ">= 95 %", "actual": "91 %"}]},
        {"id": "live", "title": "Portal live", "work": "20d", "after": ["api"]},
    ],
    "needs_from_client": [{"what": "Test tenant", "by": "2026-11-02"}],
}  # fmt: skip
INTERNAL: dict[str, Any] = {
    "team": SECRET, "region": SECRET, "product_line": SECRET, "importance": "strategic", "notes": [SECRET],
    "contract": {"ref": SECRET, "penalties": {"rate": "1%", "per": "1w"}},
    "decision": {"on": "2026-08-28", "verdict": "refuse", "override_reason": SECRET, "signed_by": SECRET},
    "actions": [{"what": SECRET, "who": "noah", "due": "2026-11-10"}],
    "journal": [{"on": "2026-11-10", "known": "2026-11-10", "note": SECRET, "by": "noah"}],
    "colour": {"set": "green", "reason": SECRET, "by": "noah", "until": "2026-12-31"},
    "raci": {"responsible": ["noah"], "accountable": "noah"},
    "feedback": [{"on": "2026-11-01", "note": SECRET}],
    "risks": [
        {"id": "R1", "what": SECRET, "struck": "2026-11-01", "owner": "noah",
         "prevention": [{"what": SECRET}], "impact": {"continuity": SECRET},
         "contingency": {"trigger": {"when": SECRET}, "plan": [{"who": "noah", "does": SECRET}]}},
    ],
    "recovery": {"opened": "2026-11-12", "explained": {"text": SECRET}, "causes": [{"cause": SECRET}],
                 "progress_plan": [{"what": SECRET}], "lessons": [{"what": SECRET}]},
    "waivers": [{"rule": "S112", "reason": SECRET}],
}  # fmt: skip
PEOPLE = [{"id": "lea", "name": "Léa Marchand"}, {"id": "noah", "name": "Noah Hart"}]
CLIENT = {"id": "acme", "name": "Acme", "lang": "en", "contacts": [{"id": "jm", "name": "Jo Martin"}]}
LIKELY = PromiseForecast("ACME-1", date(2027, 2, 26), on_time=0.9, p90=date(2027, 2, 20))
LOST = PromiseForecast("ACME-1", date(2027, 2, 26), on_time=0.1, p50=date(2027, 3, 9), p90=date(2027, 3, 26))
DOUBT = PromiseForecast("ACME-1", date(2027, 2, 26), on_time=0.55, p90=date(2027, 3, 9))


def told(
    forecast: PromiseForecast | None, lang: str = "en", **fields: Any
) -> tuple[str, Commitment, Situation]:
    space = world(PROMISE | {"lang": lang} | fields, clients=(CLIENT,), people=PEOPLE)
    now = Situation(space, compute(space, TODAY))
    (commitment,) = space.commitments
    return draft(tell_facts(commitment, now, forecast)).text, commitment, now


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("forecast", [LIKELY, LOST, DOUBT, None])
def test_nothing_internal_is_in_it(forecast: PromiseForecast | None, lang: str) -> None:
    text, _, _ = told(forecast, lang, **INTERNAL)

    assert SECRET not in text
    assert "Noah" not in text
    assert "180" not in text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_only_gaps_are_left_to_mend(lang: str) -> None:
    text, commitment, now = told(LOST, lang)
    facts = tell_facts(commitment, now, LOST)

    found = check_message(text, facts.lang, about(facts, commitment, now))

    assert {finding.code for finding in found} == {"gap"}
    assert len(found) == 2


def test_it_says_what_was_promised_what_happened_and_the_new_date_with_its_probability() -> None:
    text, _, _ = told(LOST)

    assert text.startswith("Dear Jo Martin,\n\nOn 1 September 2026 we promised you: “On 26 February 2027 the")
    assert "We have not reached “Interface”, due on 13 November 2026" in text
    assert "We measured 91 % for calls under 800 ms (Interface); agreed is ≥ 95 %." in text
    assert "Since 2 November 2026 the work waits for this from you: Test tenant." in text
    assert (
        "We do not keep the date of 26 February 2027. Our new date is 26 March 2027 (probability 90% by our"
        in text
    )
    assert (
        "estimates, not checked against past deliveries). That is 20 working days later than promised."
        in text
    )
    assert text.endswith("You hear from us again by 25 November 2026.\n\nLéa Marchand\n")


def test_a_date_that_holds_or_is_in_doubt_is_not_called_lost() -> None:
    assert "The date of 26 February 2027 holds (probability 90% by our estimates" in told(LIKELY)[0]
    text = told(DOUBT)[0]
    assert "We cannot be sure of the date of 26 February 2027 (probability 55%" in text
    assert "The date that we can stand by is 9 March 2027 (probability 90%)." in text


def test_steps_of_a_plan_that_is_shared_with_the_client_are_in_it() -> None:
    plan = {"share": "client", "plan": [{"who": "lea", "does": "Login by e-mail links"}]}
    risk = {"id": "R1", "what": "Late", "struck": "2026-11-01", "contingency": plan}

    assert "What we do: Login by e-mail links." in told(LOST, risks=[risk])[0]


def test_the_language_is_the_clients() -> None:
    text, _, _ = told(LOST, "fr")

    assert text.startswith("Bonjour Jo Martin,\n\nLe 1er septembre 2026, nous vous avons promis")
    assert "Notre nouvelle date est le 26 mars 2027 (probabilité 90\u202f% selon nos estimations" in text


def test_without_any_date_that_can_be_promised_it_says_so() -> None:
    endless = PromiseForecast("ACME-1", date(2027, 2, 26), on_time=0.1)

    assert "We have no new date yet that we can stand by." in told(endless)[0]
