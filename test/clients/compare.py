# Compares answers on standard input with those of a file: compare.py ANSWERS. Numbers are the same when they
# agree to 14 digits, which is what some clients print.
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    expected = [float(line) for line in file]
found = [line.strip() for line in sys.stdin if line.strip()]
try:
    same = len(found) == len(expected) and all(
        abs(float(f) - e) <= 1e-14 * abs(e) for f, e in zip(found, expected))
except ValueError:
    same = False
print("the same" if same else f"DIFFERENT: {' '.join(found) or 'nothing'}")
sys.exit(0 if same else 1)
