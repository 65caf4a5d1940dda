"""Views: functions from the site's model to pages, one module per family of pages."""

from __future__ import annotations
