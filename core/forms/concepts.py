"""What sections, rows and columns are, beside how they are called: for those that ask for one in particular.

Checks, claims and sentences name no key of a form; a form that declares a row
under another key, or a form without it, needs no other edit.
"""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a section is for, where a check, a sentence or a command asks for it in particular."""

    WORK = "work"  # the work of the year: 总体情况
    DISCLOSURE = "disclosure"  # documents, decisions, charges: 主动公开
    APPLICATIONS = "applications"  # 依申请公开
    PROCEEDINGS = "proceedings"  # 行政复议、行政诉讼
    PROBLEMS = "problems"  # problems, and what is done about them
    OTHER = "other"  # what else is to be reported, fees among it


class Concept(StrEnum):
    """What a row or column (or a group of them) is, where a check, a claim or a sentence asks for it in particular."""

    ISSUED = "issued"  # documents issued in the year
    REPEALED = "repealed"  # documents repealed in the year
    IN_FORCE = "in_force"  # documents in force at the end of the year
    MADE = "made"  # documents made in the year (form 2019)
    NEWLY_PUBLISHED = "newly_published"  # documents published in the year (form 2019)
    PUBLISHED = "published"  # documents published by the end of the year (form 2019)
    DECISIONS = "decisions"  # decisions taken in the year
    RULES_OF_LAW = "rules_of_law"  # 规章, which few bodies can make
    CHARGES = "charges"  # 行政事业性收费
    RECEIVED = "received"  # applications received in the year
    CARRIED_IN = "carried_in"  # applications that the year before left
    CARRIED_OUT = "carried_out"  # applications left to the next year
    OTHER_ORGANISATIONS = "other_organisations"  # applicants that are none of those named
    ALL_RESULTS = "all_results"  # the results of applications added up
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    WITH_GROUNDS = "with_grounds"  # a group of results whose rows are the grounds
    REST_OF_RESULTS = "rest_of_results"  # results that are none of those named
    FEE_UNPAID = "fee_unpaid"  # dropped as the fee for the information was not paid
    REVIEW = "review"  # 行政复议
    SUIT_AFTER_REVIEW = "suit_after_review"
    SUIT_DIRECT = "suit_direct"  # without a review before it
    CORRECTED = "corrected"  # the body lost
    PENDING = "pending"  # not decided at the end of the year
