# Reads every view of a file with the SQLite of this Python: every_view.py FILE prints all rows as JSON, and
# every_view.py FILE VERSION compares them with those on standard input, as another SQLite printed them, and
# says whether they are the same. Sums may differ in their last digits from one SQLite to another.
import json
import math
import sqlite3
import sys


def row_key(row):
    return [f"{cell:.9g}" if isinstance(cell, float) else str(cell) for cell in row]


def views(path):
    book = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = book.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name").fetchall()
    return {name: sorted(map(list, book.execute(f"SELECT * FROM {name}")), key=row_key) for (name,) in names}


def same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-12)
    return a == b


def same_rows(one, other):
    return len(one) == len(other) and all(
        len(a) == len(b) and all(map(same, a, b)) for a, b in zip(one, other))


here = views(sys.argv[1])
if len(sys.argv) == 2:
    json.dump(here, sys.stdout)
    sys.exit(0)
if sqlite3.sqlite_version != sys.argv[2]:
    print(f"NOT ASKED: this is SQLite {sqlite3.sqlite_version}")
    sys.exit(1)
there = json.load(sys.stdin)
different = sorted(name for name in here.keys() | there.keys()
                   if not same_rows(here.get(name, []), there.get(name, [])))
print(f"DIFFERENT: {' '.join(different)}" if different else f"{len(here)} views, the same")
sys.exit(1 if different or not here else 0)
