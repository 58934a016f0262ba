"""Keys and shapes as JSON Resume has them, for files of its first version and those written by heart."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]

SECTIONS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
    "interests", "references", "projects",
)  # fmt: skip
"""The lists of a JSON Resume file."""

_SECTIONS = {
    "experience": "work", "experiences": "work", "employment": "work", "jobs": "work", "workexperience": "work",
    "volunteering": "volunteer", "volunteerwork": "volunteer", "certifications": "certificates",
    "certificate": "certificates", "hobbies": "interests", "skill": "skills", "project": "projects",
    "award": "awards", "honors": "awards", "publication": "publications", "language": "languages",
    "reference": "references", "interest": "interests",
}  # fmt: skip
_BASICS = {
    "picture": "image", "photo": "image", "website": "url", "homepage": "url", "headline": "label", "title": "label",
    "fullname": "name", "mail": "email", "tel": "phone", "telephone": "phone", "mobile": "phone", "about": "summary",
    "social": "profiles", "socials": "profiles", "bio": "summary",
}  # fmt: skip
_DATES = {
    "start": "startDate", "end": "endDate", "from": "startDate", "to": "endDate", "startdate": "startDate",
    "enddate": "endDate", "start_date": "startDate", "end_date": "endDate",
}  # fmt: skip
_URL = {"website": "url", "link": "url", "href": "url"}
_ITEMS: dict[str, dict[str, str]] = {
    "work": {
        **_DATES, **_URL, "title": "position", "jobtitle": "position", "role": "position", "company": "name",
        "organization": "name", "organisation": "name", "employer": "name", "responsibilities": "highlights",
        "achievements": "highlights", "bullets": "highlights", "details": "highlights",
    },
    "volunteer": {**_DATES, **_URL, "title": "position", "role": "position", "name": "organization",
                  "organisation": "organization", "company": "organization", "description": "summary"},
    "education": {**_DATES, **_URL, "school": "institution", "university": "institution", "name": "institution",
                  "degree": "studyType", "studytype": "studyType", "gpa": "score", "major": "area", "field": "area"},
    "awards": {**_URL, "name": "title", "issuer": "awarder", "organization": "awarder", "year": "date",
               "description": "summary"},
    "certificates": {**_URL, "title": "name", "authority": "issuer", "organization": "issuer", "year": "date",
                     "expirydate": "expires", "expirationdate": "expires", "validuntil": "expires",
                     "enddate": "expires"},
    "publications": {**_URL, "title": "name", "date": "releaseDate", "year": "releaseDate", "journal": "publisher"},
    "skills": {"skills": "keywords", "items": "keywords", "category": "name", "title": "name"},
    "languages": {"name": "language", "level": "fluency", "proficiency": "fluency"},
    "interests": {"title": "name"},
    "references": {"author": "name", "text": "reference"},
    "projects": {**_DATES, **_URL, "title": "name", "summary": "description", "technologies": "keywords",
                 "tags": "keywords", "tech": "keywords", "stack": "keywords"},
    "profiles": {**_URL, "name": "network", "user": "username"},
    "location": {"postalcode": "postalCode", "zip": "postalCode", "country": "countryCode", "state": "region"},
}  # fmt: skip
"""Other names of keys, in lower case, by where they stand."""

_ALONE = {
    "work": "position", "volunteer": "organization", "education": "institution", "awards": "title",
    "certificates": "name", "publications": "name", "skills": "name", "languages": "language",
    "interests": "name", "references": "reference", "projects": "name",
}  # fmt: skip
"""What an item is that is a text alone."""


def is_resume(data: object) -> bool:
    """Tell whether data has something of a résumé under the keys of JSON Resume."""
    if not isinstance(data, dict):
        return False
    named = _renamed(data, _SECTIONS)
    lists = [named[key] for key in SECTIONS if key in named]
    return isinstance(named.get("basics"), dict) or any(
        isinstance(each, list | dict) and each for each in lists
    )


def tidy(data: Data) -> Data:
    """Return a file under the keys that JSON Resume has today, each section a list of mappings."""
    found = _renamed(data, _SECTIONS)
    if "basics" not in found and isinstance(found.get("name"), str):
        own = {
            **_BASICS,
            **{key: key for key in ("name", "label", "email", "phone", "url", "summary", "location")},
        }
        basics = {key: found.pop(key) for key in list(found) if key.casefold() in own}
        found = {"basics": basics, **found}
    if isinstance(found.get("basics"), dict):
        found["basics"] = _basics(found["basics"])
    for section in SECTIONS:
        if section in found:
            found[section] = _list(section, found[section])
    return found


def _basics(data: Data) -> Data:
    data = _renamed(data, _BASICS)
    names = [data.get(key) for key in ("firstName", "lastName")]
    if "name" not in data and all(isinstance(each, str) and each for each in names):
        data = {"name": " ".join(map(str, names)), **data}
        del data["firstName"], data["lastName"]
    place = data.get("location")
    if isinstance(place, list) and place and isinstance(place[0], dict | str):
        data["location"], *others = place
        data |= {f"location ({number})": each for number, each in enumerate(others, 2)}
    if isinstance(data.get("location"), str):
        data["location"] = {"city": data["location"]}
    elif isinstance(data.get("location"), dict):
        data["location"] = _renamed(data["location"], _ITEMS["location"])
    if "profiles" in data:
        data["profiles"] = _profiles(data["profiles"])
    return data


def _profiles(value: Any) -> Any:
    """Return accounts as a list, whether they were one, or a mapping of networks to addresses or to more."""
    if isinstance(value, dict) and not {"network", "url", "username"} & set(value):
        value = [
            {"network": key, **(each if isinstance(each, dict) else {"url": each})}
            for key, each in value.items()
        ]
    items = value if isinstance(value, list) else [value]
    return [_renamed(each, _ITEMS["profiles"]) if isinstance(each, dict) else {"url": each} for each in items]


def _list(section: str, value: Any) -> Any:
    """Return a section as a list of mappings under their proper keys."""
    if isinstance(value, dict):
        groups = all(isinstance(each, list | str) for each in value.values())
        if section == "skills" and groups and not {"name", "keywords"} & set(value):
            value = [{"name": key, "keywords": each} for key, each in value.items()]
        elif value and all(isinstance(each, dict) for each in value.values()):
            value = list(value.values())
        else:
            value = [value]
    if isinstance(value, str):
        value = (
            re.split(r"\s*[,;\n]\s*", value.strip())
            if section in {"skills", "languages", "interests"}
            else [value]
        )
    if not isinstance(value, list):
        return value
    return [_item(section, each) for each in value if each is not None]


def _item(section: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _renamed(value, _ITEMS[section])
    return {_ALONE[section]: value} if isinstance(value, str | int | float) else value


def _renamed(data: Data, names: dict[str, str]) -> Data:
    """Return a mapping with keys as they are called today; where one is there by that name, it stays."""
    found: Data = {}
    for key, value in data.items():
        plain = str(key).casefold().replace(" ", "")
        name = key if key in names.values() else names.get(plain, "")
        if not name and plain in {each.casefold() for each in (*names.values(), *SECTIONS, "basics")}:
            name = next(each for each in (*names.values(), *SECTIONS, "basics") if each.casefold() == plain)
        taken = bool(name) and name != key and (name in data or name in found)
        found[key if taken or not name else name] = value
    return found
