"""The ways a message goes out.

channel.py       What every way must be able to do.
mail.py          By SMTP, over a line that is kept open from one message to the next.
line_watch.py    Cuts a line on which an attempt takes too long.
mail_content.py  A message as mail servers take it: headers, text, HTML, attachments.
webhook.py       To a gateway by a signed HTTPS request.
gateway_line.py  The line to a gateway: to the address that was looked at, nowhere else.
console.py       On the screen, to try things out.
choose.py        The ways an office has set up, and what they lack.
"""
