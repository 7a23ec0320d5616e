"""How days and periods are written: patterns to be filled with the names of months."""

from __future__ import annotations

from typing import Final

from engage.model.text import Lang

YEAR: Final = r"(?:19|20)\d\d"
SEASONS: Final[dict[Lang, str]] = {
    "en": "spring|summer|autumn|fall|winter|Christmas|Easter",
    "fr": "printemps|été|automne|hiver|Noël|Pâques",
}
_EN = r"""
    (?P<day_first>
        (?:the\ )?(?:\d{{1,2}}(?:st|nd|rd|th)?\ ?(?:to|-|–|and|&)\ ?)?
        \d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{month}(?:,?\ (?P<y1>{year}))?) |
    (?P<month_first>
        {month}\ \d{{1,2}}(?:st|nd|rd|th)?(?:\ ?(?:to|-|–|and)\ ?\d{{1,2}}(?:st|nd|rd|th)?)?(?!\d|[.,]\d)
        (?:,?\ (?P<y2>{year}))?) |
    (?P<part>
        (?:the\ )?(?:end|beginning|start|middle|early|late|mid)[ -](?:of\ |in\ )?(?:the\ )?
        (?:{month}|month|week|quarter|year|(?:this|next)\ (?:month|week|quarter|year)|{season}|(?=Q[1-4]))
        (?:\ (?:of\ )?{year})?(?:Q[1-4](?:[ /-]?{year})?)? |
        (?:early|late|mid|end|end\ of|start\ of)[ -]{year}) |
    (?P<range>
        (?i:between)\ {month}\ and\ {month}(?:\ {year})? |
        (?:the\ )?(?:first|second|third|last)\ (?:week|half|fortnight)\ (?:of|in)\ {month}(?:\ {year})? |
        (?:by\ )?(?:the\ )?year[ -]end(?:\ {year})?|\b(?:this|early\ next|late\ next)\ (?:month|week|year)\b |
        (?<=\bby\ ){year}\b|(?:in\ the\ course\ of|some\ time\ in|sometime\ in)\ (?:{month}|{year})) |
    (?P<quarter>
        \b[QH][1-4](?:[ /-]?(?:of\ )?{year}|\ FY\d\d)?\b |
        (?i:first|second|third|fourth|last|next|1st|2nd|3rd|4th)
        \ (?:quarter|half)\ (?:of\ )?(?:the\ year|{year}) |
        (?i:first|second|third|fourth|last|next|1st|2nd|3rd|4th)\ quarter(?!\ [a-z])) |
    (?P<week>
        \b(?:calendar\ week|week|CW|KW)\ ?\d{{1,2}}(?:[ /-]{year}|\ of\ {year})?\b |
        \bW\d\d(?:[ /-]?{year})?\b) |
    (?P<season>
        (?:this|next|late|early|mid)[ -](?:spring|summer|autumn|fall|winter)\b |
        (?:{season})\ (?:of\ )?{year} | (?:(?<=\bby\ )|(?<=\bbefore\ ))(?:{season})\b |
        \b(?:next|the\ coming)\ (?:week|month|quarter|year)\b) |
    (?P<month>{month}\ {year}|(?<=\bin\ ){month}|(?<=\bby\ ){month})
"""
_FR = r"""
    (?P<day_first>
        (?:(?:\d{{1,2}}|1er)\ ?(?:au|à|-|–|et)\ ?)?(?:1er|\d{{1,2}})\ {month}(?:\ (?P<y1>{year}))?) |
    (?P<part>
        (?:(?:la\ )?fin|(?:le\ )?début|(?:la\ )?mi|courant|milieu|dans\ le\ courant)[ -]
        (?:de\ (?:l'|la\ )?|du\ (?:mois\ (?:de\ |d')?)?|d')?
        (?:{month}|(?:mois|semaine|trimestre|semestre|année|an|{season})\b)
        (?:\ {year}|\ prochaine?)?(?:\ de\ l'année)? |
        (?:fin|début|mi|courant|milieu)[ -](?:de\ )?(?:{year}|[TS][1-4](?:[ /-]?{year})?\b)) |
    (?P<range>
        entre\ {month}\ et\ {month}(?:\ {year})? |
        (?:la\ )?(?i:première|deuxième|seconde|dernière|troisième)\ (?:semaine|quinzaine|moitié)
        \ (?:de\ |d'|du\ mois\ de\ ){month}(?:\ {year})? |
        (?<=\bd'ici\ ){year}\b|(?:courant|au\ cours\ de|dans\ le\ courant\ de)\ (?:l'année\ )?{year} |
        (?:ce|le)\ mois-ci|cette\ (?:semaine|année)(?!\ \w+ée)) |
    (?P<quarter>
        \bT[1-4](?:[ /-]?{year})?\b | \b[SH][12][ /-]?{year}\b |
        (?i:1er|premier|[234]e|[234]è?me|2nd|deuxième|second|troisième|quatrième|dernier|prochain)
        \ (?:trimestre|semestre)
        (?:\ (?:de\ )?(?:l'année|{year}))?) |
    (?P<week>
        \b(?:semaine|sem\.?)\ \d{{1,2}}(?:[ /-]{year}|\ de\ {year})?\b |
        \bS(?:0[1-9]|[1-4]\d|5[0-3])(?:[ /-]?{year})?\b) |
    (?P<season>
        (?:cet|l'|en|au|ce|cette|le)\ ?(?:été|automne|hiver|printemps)\b(?:\ (?:prochain|{year}))? |
        (?:{season})\ {year} | (?:(?<=\bavant\ )|(?<=\bpour\ )|(?<=d'ici\ ))(?:Noël|Pâques)\b |
        à\ la\ rentrée(?:\ {year}|\ prochaine)? | d'ici\ la\ rentrée |
        (?:la\ semaine|l'année)\ prochaine | (?:le\ mois|le\ trimestre)\ prochain |
        (?:le\ mois|la\ semaine)\ qui\ vient) |
    (?P<month>{month}\ {year}|(?<=\ben\ ){month}|(?<=\bd'ici\ ){month})
"""
WRITTEN: Final[dict[Lang, str]] = {"en": _EN, "fr": _FR}
NUMERIC: Final = r"""
    (?P<iso>\b(?P<iy>{year})(?P<isep>[/.-])(?P<im>\d\d)(?P=isep)(?P<id>\d\d)\b) |
    (?P<slashed>
        (?<![\d/.-])(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)
        (?P<y>\d{{4}}|\d\d)(?![\d/]|[.,-]\d)) |
    (?P<day_and_month>(?<=\b{at}\ )(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]|\s?[%€]))
"""
