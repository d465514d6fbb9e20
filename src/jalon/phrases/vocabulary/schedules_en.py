"""Words of schedules in English: same shape as `schedules_fr`."""

from __future__ import annotations

from typing import Final

LANGUAGE: Final = "en"

WORDS: Final[dict[str, dict[object, str]]] = {
    "month": {
        1: "january|jan|januray|janury",
        2: "february|feb|febuary|feburary",
        3: "march|mar",
        4: "april|apr",
        5: "may",
        6: "june|jun",
        7: "july|jul",
        8: "august|aug",
        9: "september|sept|sep|setpember",
        10: "october|oct",
        11: "november|nov",
        12: "december|dec",
    },
    "season": {
        21: "spring|springtime",
        22: "summer|summertime",
        23: "fall|autumn",
        24: "winter",
    },
    "weekday": {
        "MO": "monday|mondays|mon",
        "TU": "tuesday|tuesdays|tue|tues",
        "WE": "wednesday|wednesdays|wed",
        "TH": "thursday|thursdays|thu|thur|thurs",
        "FR": "friday|fridays|fri",
        "SA": "saturday|saturdays|sat",
        "SU": "sunday|sundays|sun",
    },
    "num": {
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve",
        18: "eighteen",
        24: "twenty-four",
        30: "thirty",
    },
    "ord": {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"},
    "unit": {
        "D1": "day|days|day's",
        "W1": "week|weeks|wk|wks",
        "W2": "fortnight|fortnights",
        "M1": "month|months|mth|mths",
        "M3": "quarter|quarters|qtr|school term|term|terms",
        "M6": "semester|semesters",
        "Y1": "year|years|annum|yr|yrs|calendar year",
    },
    "half": {"": "half"},
    "times": {"": "times|time"},
    "once": {1: "once", 2: "twice", 3: "thrice"},
    "per": {"": "per|in each|in every"},
    "perunit": {
        "Y1": "a year|p.a.",
        "M1": "a month",
        "W1": "a week",
        "M3": "a quarter",
        "D1": "a day",
        "M6": "a semester",
        "W2": "a fortnight",
    },
    "every": {"": "every|each|at each|at every|of each|of every|for each|for every|at all"},
    "other": {"": "other"},
    "freq": {
        (1, "D1"): "daily|day-to-day",
        (1, "W1"): "weekly",
        (1, "W2"): "biweekly|bi-weekly|fortnightly",
        (1, "M1"): "monthly",
        (1, "W6"): "half-termly|six-weekly",
        (2, "M1"): "semi-monthly|twice-monthly",
        (1, "M2"): "bimonthly|bi-monthly",
        (1, "M3"): "quarterly|termly",
        (1, "Y1"): "annual|annually|yearly",
        (2, "Y1"): "biannual|biannually|bi-annual|bi-annually|semi-annual|semi-annually|semiannual|semiannually"
        "|twice-yearly|half-yearly|six-monthly",
        (1, "Y2"): "biennial|biennially|bi-yearly",
        (1, "Y3"): "triennial|triennially",
    },
    "vague": {
        "": "regularly|regular|periodically|periodic|occasionally|occasional|frequently|from time to time"
        "|on a regular basis|at regular intervals|recurring|intermittently|often|throughout the year as needed"
    },
    "several": {"": "several|a few|multiple|many"},
    "ongoing": {
        "": "ongoing|on-going|on going|continuous|continuously|continual|continually|continuing|year-round"
        "|all year|all year round|at all times|permanent|on an ongoing basis"
        "|on a continuous basis|on a rolling basis|rolling|in perpetuity|always"
        "|24/7|all year long|constantly|constant"
    },
    "inyear": {
        "": "throughout the year|throughout year|during the year|over the year|over the course of the year"
        "|in the course of the year|throughout|all through the year"
    },
    "plan": {
        "": "throughout the plan|throughout the action plan|for the duration of the plan|duration of the plan"
        "|life of the plan|over the life of the plan|throughout the plan period|whole plan period"
        "|over the course of the plan|duration of the project|throughout the project|for the life of the plan"
        "|for the duration of the project|life of the project|over the life of the project"
        "|for the duration|throughout the strategy|lifetime of the plan|lifetime of the strategy"
        "|life of the strategy"
        "|throughout the duration of the plan|throughout the planning period|over the plan period"
        "|life of plan|throughout plan|duration of plan|throughout the period|plan period"
    },
    "planend": {"": "end of the plan|end of plan|end of the action plan|end of the plan period|end of strategy"},
    "yearend": {
        "calendar": "year-end|year end|end of calendar year",
        "fiscal": "fiscal year end|financial year end|end of the fiscal year|end of the financial year"
        "|end of fiscal year|end of financial year|fiscal year-end|end of fiscal",
    },
    "by": {
        "": "by|no later than|not later than|on or before|due|due by|due on|deadline|at the latest by|in time for"
        "|latest by|to be completed by|completed by|complete by|by no later than|before or on|by or before"
    },
    "bypost": {"": "at the latest|latest"},
    "before": {"": "before|prior to|ahead of|in advance of|before the"},
    "from": {
        "": "from|since|starting|starting in|starting from|starting on|as of|as from|beginning|beginning in"
        "|beginning on|commencing|commencing in|effective|effective from|with effect from|from the|start|starts"
        "|launching|launching in|start in|starts in"
    },
    "after": {"": "after|after the|later than"},
    "until": {"": "until|till|up to|up until|ending|ending in|through to|ends|to the end of"},
    "between": {"": "between"},
    "to": {"": "to|through|thru|into"},
    "and": {"": "and|or|&|then|and then|and/or|as well as|plus"},
    "de": {"": "of"},
    "prep": {
        "": "in|on|the|during|at|for|over|within|month of|in the month of|over the|this|around|across|next"
        "|course of|in the course of|during the|of the"
    },
    "about": {"": "about|approximately|approx|circa|roughly|c."},
    "part": {
        "early": "early|beginning of|start of|beginning of the|start of the|at the beginning of|at the start of",
        "mid": "mid|middle of|middle of the|mid-way through|midway through",
        "late": "late|end of|end of the|at the end of|the end of",
    },
    "fiscal": {"": "fy|fiscal|fiscal year|financial year|budget year|fiscal years|f.y.|fye|f/y"},
    "school": {"": "school year|academic year|school years"},
    "rentree": {"": "back to school|back-to-school|start of school"},
    "christmas": {"": "christmas|xmas|holiday season"},
    "except": {"": "except|excluding|except for|excepting"},
    "least": {"": "at least|minimum|minimum of|a minimum of|no less than|not less than|min"},
    "most": {"": "at most|maximum|maximum of|a maximum of|up to|no more than|not more than|max"},
    "session": {
        "": "meeting|meetings|workshop|workshops|session|sessions|training|trainings|visit|visits|event|events"
        "|issue|issues|edition|editions|newsletter|newsletters|bulletin|bulletins|gathering|gatherings"
        "|conference|conferences|webinar|webinars|consultation|consultations|campaign|campaigns|posts"
    },
    "event": {
        "": "annual general meeting|annual meeting|general meeting|board meeting|board meetings|conference"
        "|members' meeting|general assembly|annual conference|board retreat|trustee meeting|trustees meeting"
        "|committee meeting|committee meetings|council meeting|budget meeting|congress|convention"
    },
    "sigle": {"": "AGM|EGM|SGM|SMT|SLT"},
    "cond": {
        "": "upon|when|whenever|following|following the|depending on|dependent on|subject to|as soon as|if"
        "|pending|based on|according to|contingent on|contingent upon|in conjunction with|as part of|on receipt"
        "|on receipt of|on completion|on completion of|on approval|on approval of|as and when|at the time of"
        "|in response to|in line with|provided|unless|as opportunities arise|on adoption of|at the conclusion of"
        "|aligned with|to coincide with|in time with|immediately after|immediately following|immediately upon"
        "|shortly after|soon after|as they|as it|as new|while|whilst|in advance|conditional on|as opportunities"
    },
    "demand": {
        "": "as needed|as required|if needed|if required|when needed|when required|on request|upon request"
        "|on demand|by invitation|upon invitation|as and when needed|as and when required|as necessary"
        "|if necessary|where needed|by request|as requested|when requested|by appointment|ad hoc|where necessary"
        "|when necessary|as appropriate|as opportunities arise|as opportunity arises|when opportunities arise"
        "|as applicable|on an as-needed basis|as-needed|on an ad hoc basis|when invited"
        "|on invitation|where required|if and when required|as per need|as per request"
    },
    "horizon": {
        "": "short term|short-term|medium term|medium-term|mid-term|mid term|long term|long-term|longer term"
        "|short to medium term|medium to long term|near term|in the short term|in the medium term|in the long term"
        "|short/medium term|medium/long term|short-medium term|medium-long term|short and medium term|soon"
        "|this week|next week|this month|next month"
        "|in the coming months|over the coming months|in the coming years|coming months|shortly|longer-term"
    },
    "undef": {
        "": "tbd|tba|tbc|to be determined|to be confirmed|to be announced|to be defined|to be decided|to be set"
        "|undetermined|unknown|n/a|not applicable|asap|a.s.a.p.|as soon as possible|immediately|immediate|now"
        "|timing tbd|date tbd|dates tbd|date tbc|dates tbc|timing tbc|to come|to follow|no date|no deadline"
        "|not set|to be agreed|to be scheduled|none|no fixed date|undefined|right away|without delay"
    },
    "onward": {
        "": "onward|onwards|and beyond|and after|and on|and ongoing|and onwards|to date|to present|to the present"
        "|and later|present|and following|and subsequent years|and every year thereafter|thereafter|and thereafter"
        "|afterward|afterwards|and afterward|and afterwards"
    },
    "label": {
        "": "date|dates|inclusive|inclusively|timeline|timeframe|time frame|timing|target|target date"
        "|planned for|scheduled for"
        "|due date|completion date|target completion|scheduled|anticipated"
    },
}
