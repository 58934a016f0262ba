"""Parts of the pictures that are drawn from what a program computes, in the colours of the page."""

from __future__ import annotations

INK, MUTED = "var(--portfolio-figure-ink, #1b1f24)", "var(--portfolio-figure-muted, #5a6472)"
LINE, SURFACE = "var(--portfolio-figure-line, #c9d1d9)", "var(--portfolio-figure-surface, #ffffff)"
ACCENT, SOFT = "var(--portfolio-figure-accent, #0b6bcb)", "var(--portfolio-figure-accent-soft, #e3effb)"
SECOND, WARM = "var(--portfolio-figure-second, #b45309)", "var(--portfolio-figure-second-soft, #fbeedd)"
MONO = "var(--portfolio-figure-mono, ui-monospace, monospace)"
HEAD, QUIET = f"fill:{INK};font-size:13px;font-weight:600", f"fill:{MUTED}"


def picture(id: str, height: int, title: str, description: str, parts: list[str]) -> str:
    """Return a whole picture, 360 wide."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {height}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc"'
        ' style="font-family:var(--portfolio-figure-font, system-ui, sans-serif);font-size:12px">'
    )
    said = [f'<title id="{id}-title">{title}</title>', f'<desc id="{id}-desc">{description}</desc>']
    return "\n".join([head, *said, *parts, "</svg>\n"])


def text(x: float, y: float, said: str, style: str = "", anchor: str = "") -> str:
    """Return a text; ``anchor`` is where ``x`` is of it."""
    styled = f' style="{style}"' if style else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:g}" y="{y:g}"{anchored}{styled}>{said}</text>'


def rect(x: float, y: float, width: float, height: float, style: str = "") -> str:
    """Return a rectangle."""
    styled = f' style="{style}"' if style else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{styled}/>'


def group(style: str, parts: list[str], id: str = "") -> str:
    """Return parts that share a style, or a name."""
    named = f' id="{id}"' if id else ""
    styled = f' style="{style}"' if style else ""
    return f"<g{named}{styled}>{''.join(parts)}</g>"


def path(drawn: str, style: str) -> str:
    """Return a path."""
    return f'<path d="{drawn}" style="{style}"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle as a part of a path."""
    return f"M{x:.4g} {y:.4g}h{width:.3g}v{height:.3g}h{-width:.3g}z"
