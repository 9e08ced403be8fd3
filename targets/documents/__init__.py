"""From the bytes of a document to what it promises, each value with its place and its words.

The text layer, for whoever reads documents:

    encodings.py    Which letters the bytes of a text file stand for.
"""
