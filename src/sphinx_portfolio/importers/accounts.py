"""Where an account is, by the network's name and the user's."""

from __future__ import annotations

import re

_HOSTS = {
    "bitbucket": "bitbucket.org/{}", "bluesky": "bsky.app/profile/{}", "codeberg": "codeberg.org/{}",
    "devto": "dev.to/{}", "facebook": "www.facebook.com/{}", "github": "github.com/{}", "gitlab": "gitlab.com/{}",
    "googlescholar": "scholar.google.com/citations?user={}", "instagram": "www.instagram.com/{}",
    "kaggle": "www.kaggle.com/{}", "leetcode": "leetcode.com/u/{}", "linkedin": "www.linkedin.com/in/{}",
    "medium": "medium.com/@{}", "orcid": "orcid.org/{}", "reddit": "www.reddit.com/user/{}",
    "researchgate": "www.researchgate.net/profile/{}", "stackoverflow": "stackoverflow.com/users/{}",
    "telegram": "t.me/{}", "twitter": "twitter.com/{}", "x": "x.com/{}", "xtwitter": "x.com/{}",
    "youtube": "www.youtube.com/@{}",
}  # fmt: skip


def address(network: str, name: str) -> str:
    """Return the address of an account; nothing where the network is not known, or the name is no name."""
    plain, host = name.strip().removeprefix("@"), _HOSTS.get(re.sub("[^a-z]", "", network.casefold()))
    if network.casefold() == "mastodon" and (found := re.fullmatch(r"([\w.]+)@([\w.-]+\.\w+)", plain)):
        return f"https://{found[2]}/@{found[1]}"
    return f"https://{host.format(plain)}" if host and re.fullmatch(r"[\w.%/-]+", plain) else ""
