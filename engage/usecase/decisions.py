"""The question that a signal puts to those who meet."""

from __future__ import annotations

from engage.model.text import Text

_DECISIONS = {
    "broken": Text(
        "Which step of the recovery comes next, who takes it, by when?",
        "Quelle est la prochaine étape de la réparation, par qui, pour quand\u202f?",
    ),
    "suspended": Text(
        "What lets the work go on, and from which day?",
        "Qu’est-ce qui permet de reprendre, et à partir de quel jour\u202f?",
    ),
    "overdue": Text(
        "Which new date can we hold, and who tells the client today?",
        "Quelle nouvelle date tenir, et qui l’annonce au client aujourd’hui\u202f?",
    ),
    "promise-out-of-reach": Text(
        "Less scope, more people, or another date agreed with the client?",
        "Moins de périmètre, plus de monde, ou une autre date convenue avec le client\u202f?",
    ),
    "promise-too-early": Text(
        "What gives the buffer back, or which date do we agree on?",
        "Qu’est-ce qui reconstitue le tampon, ou de quelle date convenir\u202f?",
    ),
    "milestone-late": Text(
        "Which date for this gate, and does the promise still hold?",
        "Quelle date pour ce jalon, et la promesse tient-elle encore\u202f?",
    ),
    "quality-failed": Text(
        "Correct it by when, or agree on another target?",
        "Corriger pour quand, ou convenir d’une autre cible\u202f?",
    ),
    "quality-unmeasured": Text("Who measures it, by when?", "Qui le mesure, et pour quand\u202f?"),
    "buffer-burn": Text(
        "What stops the buffer from burning?", "Qu’est-ce qui arrête la consommation du tampon\u202f?"
    ),
    "overload-ahead": Text(
        "Who takes over part of the work, or what waits?",
        "Qui reprend une part du travail, ou qu’est-ce qui attend\u202f?",
    ),
    "action-overdue": Text(
        "Do it this week, hand it over, or drop it?",
        "La faire cette semaine, la confier ou l’abandonner\u202f?",
    ),
    "stale-record": Text(
        "Where does it really stand, and who writes it down?", "Où en est-on vraiment, et qui l’écrit\u202f?"
    ),
    "acceptance-pending": Text(
        "Who asks the client to sign, and what is missing for it?",
        "Qui demande la signature au client, et que manque-t-il\u202f?",
    ),
    "delivery-refused": Text(
        "What is corrected by when, and who agrees it with the client?",
        "Que corrige-t-on pour quand, et qui en convient avec le client\u202f?",
    ),
    "gate-refused": Text(
        "What is corrected by when, and who agrees it with the client?",
        "Que corrige-t-on pour quand, et qui en convient avec le client\u202f?",
    ),
    "due-soon": Text("Is it ready, and who hands it over?", "Est-ce prêt, et qui le remet\u202f?"),
    "delivered-late": Text(
        "What do we offer the client for the delay?", "Que propose-t-on au client pour ce retard\u202f?"
    ),
    "delivered-incomplete": Text(
        "When does the client get the rest?", "Quand le client reçoit-il le reste\u202f?"
    ),
    "unlikely": Text(
        "What makes the date likely again, or which one do we agree on?",
        "Qu’est-ce qui rend la date probable, ou de quelle date convenir\u202f?",
    ),
    "milestone-not-begun": Text("Who begins it, and today?", "Qui commence, et est-ce aujourd’hui\u202f?"),
    "drift": Text(
        "Where did the days go, and do we take them back?",
        "Où sont passés ces jours, et les rattrape-t-on\u202f?",
    ),
    "risk-struck": Text(
        "Does the contingency plan run: who does what, by when?",
        "Le plan de secours est-il lancé\u00a0: qui fait quoi, pour quand\u202f?",
    ),
    "risk-trigger-passed": Text(
        "Did it happen or not, and who writes it down?", "Est-ce arrivé ou non, et qui l’écrit\u202f?"
    ),
    "gate-acceptance-pending": Text(
        "Who asks the client to sign, and what is missing for it?",
        "Qui demande la signature au client, et que manque-t-il\u202f?",
    ),
    "single-holder": Text("Who works along before the gate?", "Qui travaille avec lui avant le jalon\u202f?"),
    "slip-untold": Text(
        "Who tells the client today, with which date?",
        "Qui le dit au client aujourd’hui, avec quelle date\u202f?",
    ),
    "client-silence": Text(
        "Who calls the client this week, to say what?",
        "Qui appelle le client cette semaine, pour dire quoi\u202f?",
    ),
    "hand-colour-unfounded": Text(
        "Why this colour, and until when?", "Pourquoi cette couleur, et jusqu’à quand\u202f?"
    ),
    "service-level-unmeasured": Text(
        "Who records how it does, from when on?", "Qui consigne ses résultats, à partir de quand\u202f?"
    ),
    "error-budget": Text(
        "What stops the misses before the period ends?",
        "Qu’est-ce qui arrête les dépassements avant la fin de la période\u202f?",
    ),
    "nothing-to-compute": Text(
        "Which milestones and estimates are missing, and who writes them?",
        "Quels jalons et quelles estimations manquent, et qui les écrit\u202f?",
    ),
}
_OTHERWISE = Text(
    "What has to change, who sees to it, by when?",
    "Que faut-il changer, qui s’en charge, pour quand\u202f?",
)


def decision_for(code: str) -> Text:
    """What is to be decided where this signal comes first."""
    return _DECISIONS.get(code, _OTHERWISE)
