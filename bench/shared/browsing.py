"""People with browsers at a running site, all at once, in a process of their own.

Reads one JSON object of `Walk` from the standard input and prints one: what was measured of each page.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from time import perf_counter

import httpx

#: A page is asked for at most so long.
_PATIENCE = 180
#: So many people sign in at once: passwords are costly on purpose.
_AT_THE_DOOR = 4


@dataclass(frozen=True, slots=True)
class Walk:
    """Who looks at what."""

    address: str
    names: Sequence[str]
    password: str  #: of each of them
    pages: Mapping[str, str]  #: path by what it is called; ``{n}`` stands for the number of a person's own province
    provinces: int  #: how many there are; the leaders go round them
    rounds: int
    pause: float  #: seconds between two pages of one person, on average
    before: int  #: rounds before anything is measured of them all: each process that serves draws what it shows
    report: str  #: the path of a report that the first of them accepts, so that something is recorded


@dataclass(slots=True)
class Seen:
    """What was measured."""

    first: dict[str, float] = field(default_factory=dict)  #: seconds of each page when nobody has seen it yet
    recorded: dict[str, float] = field(default_factory=dict)  #: when all was seen, and then something was recorded
    alone: dict[str, list[float]] = field(default_factory=dict)  #: of each page, asked for by one person at a time
    together: dict[str, list[float]] = field(default_factory=dict)  #: by all, with pauses
    rush: dict[str, list[float]] = field(default_factory=dict)  #: by all, without any
    rush_s: float = 0.0
    bad: list[str] = field(default_factory=list)  #: answers other than 200
    requests: int = 0  #: to show the first page with all that it names
    first_bytes: dict[str, int] = field(default_factory=dict)  #: as they go over the line, of each of these


@dataclass(frozen=True, slots=True)
class Person:
    """One browser, and the pages it goes to."""

    browser: httpx.AsyncClient
    pages: Mapping[str, str]
    chance: random.Random


async def look(walk: Walk) -> Seen:
    """Sign everybody in, then let them look: first one alone, then all."""
    seen, door = Seen(), asyncio.Semaphore(_AT_THE_DOOR)
    people = [_person(walk, number) for number in range(len(walk.names))]
    one = people[0]
    try:
        await asyncio.gather(
            *(_sign_in(who, name, walk.password, door) for who, name in zip(people, walk.names, strict=True))
        )
        for name, path in one.pages.items():
            seen.first[name] = await _timed(one, path, seen)
        await _load(one, one.pages["tong-quan"], seen)
        seen.alone = await _round(one, walk.rounds * 3, 0, seen)
        await _accept(one, walk.report)
        for name, path in one.pages.items():
            seen.recorded[name] = await _timed(one, path, seen)
        await _all(people, walk.before, 0, seen)  # each their own part
        seen.together = await _all(people, walk.rounds, walk.pause, seen)
        start = perf_counter()
        seen.rush = await _all(people, 1, 0, seen)
        seen.rush_s = perf_counter() - start
    finally:
        for who in people:
            await who.browser.aclose()
    return seen


def _person(walk: Walk, number: int) -> Person:
    pages = {name: path.replace("{n}", str(number % walk.provinces)) for name, path in walk.pages.items()}
    kept = httpx.Limits(
        keepalive_expiry=2
    )  # given up before the server does, which does so while a request is on its way
    browser = httpx.AsyncClient(base_url=walk.address, timeout=_PATIENCE, limits=kept)
    return Person(browser, pages, random.Random(number))


async def _sign_in(who: Person, name: str, password: str, door: asyncio.Semaphore) -> None:
    async with door:
        answer = await who.browser.post(
            "/dang-nhap", data={"ten": name, "mat-khau": password}, headers={"Sec-Fetch-Site": "same-origin"}
        )
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise RuntimeError(f"{name} cannot sign in: {answer.status_code}")


async def _accept(who: Person, report: str) -> None:
    """Accept a report on its page."""
    page = await who.browser.get(report)
    fields = dict(re.findall(r'name="(ma|da_thay)" value="([^"]*)"', page.text))
    sent = {"Sec-Fetch-Site": "same-origin"}
    answer = await who.browser.post(f"{report}/buoc", data={**fields, "viec": "accept"}, headers=sent)
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise RuntimeError(f"{report} cannot be accepted: {answer.status_code}")


async def _all(people: Sequence[Person], rounds: int, pause: float, seen: Seen) -> dict[str, list[float]]:
    """Let all look at once; return the seconds of each page, whoever saw it."""
    found = await asyncio.gather(*(_round(who, rounds, pause, seen) for who in people))
    return {name: [spent for each in found for spent in each[name]] for name in found[0]}


async def _round(who: Person, rounds: int, pause: float, seen: Seen) -> dict[str, list[float]]:
    """Look at every page so many times, each time in another order."""
    spent = defaultdict[str, list[float]](list)
    for _ in range(rounds):
        for name, path in who.chance.sample(sorted(who.pages.items()), len(who.pages)):
            if pause:
                await asyncio.sleep(who.chance.uniform(0, 2 * pause))
            spent[name].append(await _timed(who, path, seen))
    return dict(spent)


async def _timed(who: Person, path: str, seen: Seen) -> float:
    start = perf_counter()
    answer = await who.browser.get(path)
    spent = perf_counter() - start
    if answer.status_code != httpx.codes.OK:
        seen.bad.append(f"{answer.status_code} {path}")
    return spent


async def _load(who: Person, path: str, seen: Seen) -> None:
    """Ask for a page and all that it names, as a browser does that has nothing of it yet."""
    page = await who.browser.get(path)
    named = re.findall(r'<(?:script|link|img)\b[^>]*\b(?:src|href)="(/[^"]+)"', page.text)
    for address in (path, *dict.fromkeys(named)):
        answer = await who.browser.get(address)
        if answer.status_code != httpx.codes.OK:
            seen.bad.append(f"{answer.status_code} {address}")
        seen.first_bytes[address] = answer.num_bytes_downloaded
    seen.requests = len(seen.first_bytes)


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(look(Walk(**json.load(sys.stdin)))))))
