"""Word documents with fields, which an office may change: opened, looked through, filled.

A template is a file from outside: it is filled by Jinja in a sandbox, and what people wrote goes in as text, in which
nothing is markup or a field.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from copy import deepcopy
from zipfile import BadZipFile

from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from dashboards.papers.document import plain
from dashboards.papers.errors import BadTemplateError, UnknownFieldsError
from targets.wording import Sentence, say


def filled(template: bytes, name: str, values: Mapping[str, object], fields: Collection[str]) -> Word:
    """Return the document of a template whose fields are filled.

    Args:
        template: the file.
        name: what it is called, for what is said of its mistakes.
        values: what the fields hold; texts, lists of texts, rows of texts.
        fields: all that a template may use, rows' own fields as "row.title".

    Raises:
        BadTemplateError: it is no Word document, is not written as templates are, or uses a field that there is not.
    """
    word = DocxTemplate(io.BytesIO(template))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        word.init_docx()
        _all_closed(word.docx, name)
        known = {field.partition(".")[0] for field in fields if "." not in field}
        unknown = sorted(word.get_undeclared_template_variables(environment) - known)
        if unknown:
            raise UnknownFieldsError(name, unknown, fields)
        word.render(dict(values), environment, autoescape=True)
    except (BadZipFile, PackageNotFoundError, KeyError) as error:
        words = Sentence("không phải tệp Word (.docx) đọc được", "it is no Word file (.docx) that can be read")
        raise BadTemplateError(name, words) from error
    except UndefinedError as error:
        named = _NAMED.search(str(error))
        raise UnknownFieldsError(name, [named[1] if named else str(error)], fields) from error
    except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError, ArithmeticError) as error:
        raise BadTemplateError(name, Sentence(f"viết sai trong mẫu ({error})", f"a mistake in it ({error})")) from error
    document: Word = word.docx
    return document


def only_if(paragraph: Paragraph, name: str) -> None:
    """Let a paragraph of a template stand only where a field holds something."""
    for text, place in ((f"{{%p if {name} %}}", paragraph._p.addprevious), ("{%p endif %}", paragraph._p.addnext)):  # noqa: SLF001
        guard = deepcopy(paragraph._p)  # noqa: SLF001  python-docx copies no paragraphs
        Paragraph(guard, paragraph._parent).runs[0].text = text  # noqa: SLF001
        place(guard)


def _all_closed(word: Word, name: str) -> None:
    """Refuse a template with a field that is opened and not closed in its paragraph: it would swallow what follows."""
    for paragraph in word.element.body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        if _LEFT_OPEN.search(_FIELD.sub("", text)):
            vi, en = "viết sai trong mẫu (trường trong đoạn “{text}” chưa khép ngoặc)", "a field is left open: “{text}”"
            raise BadTemplateError(name, say(vi, en, text=plain(text, 80)))


_FIELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LEFT_OPEN = re.compile(r"\{\{|\}\}|\{%|%\}")
#: The name in what Jinja says of something that is not there.
_NAMED = re.compile(r"(?:attribute )?'(\w+)'(?: is undefined)?$")
