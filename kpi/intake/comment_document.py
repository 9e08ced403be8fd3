"""Puts comments into a Word file, in the guarded child process."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict

from kpi.intake.read_document import WALL_SECONDS, document_issue
from targets.documents.word_comments import Comment
from targets.issues import Issue


def comment_document(
    content: bytes, file_name: str, comments: Sequence[Comment]
) -> tuple[bytes | None, int, tuple[Issue, ...]]:
    """Return a .docx with comments in it and how many found their place, or the issue that says why not."""
    request = {"content": base64.b64encode(content).decode(), "comments": [asdict(comment) for comment in comments]}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "kpi.intake.comment_child"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, 0, (document_issue("too-large", file_name),)
    if done.returncode != 0:
        return None, 0, (document_issue("too-large", file_name),)
    answer = json.loads(done.stdout)
    if answer.get("fault"):
        return None, 0, (document_issue(answer["fault"], file_name),)
    return base64.b64decode(answer["content"]), answer["placed"], ()
