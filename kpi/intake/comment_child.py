"""Puts comments into one Word file in a process of its own.

Run as ``python -I -m kpi.intake.comment_child``: the file and the comments as JSON on standard input, the file with the
comments on standard output.
"""

from __future__ import annotations

import base64
import json
import sys

from kpi.intake.document_child import CPU_SECONDS, MAX_BYTES, look
from kpi.intake.limits import limit, limit_time
from targets.documents.word_comments import Comment, commented


def main() -> None:
    """Answer the request on standard input."""
    limit()
    limit_time(CPU_SECONDS)
    request = json.loads(sys.stdin.buffer.read(MAX_BYTES * 2))
    content = base64.b64decode(request["content"])
    fault, kind = look(content)
    if fault is not None or kind != "docx":
        sys.stdout.write(json.dumps({"fault": fault or "not-word"}))
        return
    try:
        marked, placed = commented(content, [Comment(**comment) for comment in request["comments"]])
    except Exception:  # noqa: BLE001  whatever a broken file raises, the answer is the same
        sys.stdout.write(json.dumps({"fault": "broken"}))
        return
    sys.stdout.write(json.dumps({"content": base64.b64encode(marked).decode(), "placed": placed}))


if __name__ == "__main__":
    main()
