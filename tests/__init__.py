"""The tests. ``tests/ROOM/test_MODULE.py`` is about one module; ``tests/architecture`` holds the rules of the house."""
