"""What an owner sets with Furo's options and templates."""

project = html_title = "Ada"
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["colon_fence"]
html_static_path = ["_static"]
templates_path = ["_templates"]
html_copy_source = False
html_theme_options = {
    "source_repository": "https://github.com/ada/site",
    "source_branch": "main",
    "source_directory": "docs/",
    "light_css_variables": {
        "color-brand-primary": "rgb(200, 0, 0)",
        "color-brand-content": "rgb(190, 0, 0)",
        "color-background-secondary": "rgb(250, 240, 230)",
        "font-stack": "monospace",
    },
    "dark_css_variables": {
        "color-brand-primary": "rgb(255, 150, 150)",
        "color-brand-content": "rgb(255, 160, 160)",
    },
    "announcement": "<b>News</b>",
    "light_logo": "light.gif",
    "dark_logo": "dark.gif",
    "sidebar_hide_name": True,
    "footer_icons": [
        {"name": "Code", "url": "https://example.org/", "html": "<svg viewBox='0 0 1 1'></svg>", "class": ""}
    ],
    "navigation_with_keys": True,
}
html_sidebars = {"**": ["sidebar/brand.html", "own.html", "sidebar/navigation.html"]}
