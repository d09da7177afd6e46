# Prints the answers as Python's sqlite3 reads them: python.py FILE QUESTIONS
import sqlite3
import sys

book = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
with open(sys.argv[2], encoding="utf-8") as questions:
    for line in questions:
        if not line.startswith("--"):
            print(repr(book.execute(line).fetchone()[0]))
