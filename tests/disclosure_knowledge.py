"""What somebody with a published file knows of the counts that it hides, as equations.

What is shown, what adds up to what, and the rule: nothing else. A truth, published without hiding,
only tells which sums hold (an attacker may know that a table is complete, and may not know what is
not so), and which of the people in no group are few.
"""

from collections import defaultdict

from disclosure_auditor import System
from disclosure_lines import lines_of, years_of
from disclosure_rows import read_groups, read_rows

REST = "in no group"


class Attack:
    """Everything known of one publication or several of the same ledger."""

    def __init__(self, files, truths, *, up_to=10, same_people=(), read=read_rows):
        self.system = System(up_to)
        self.same_people = same_people
        self.truth, self.asked, before = {}, 0, {}
        for number, (file, truth) in enumerate(zip(files, truths, strict=True)):
            rows, self.real = read(file), read(truth)
            self.rows, self.number = rows, number
            for row in rows.values():
                self._row(row)
            beside, parents = read_groups(file)
            self.sums = {}
            self._relations(self._lines(beside, parents), is_time=False)
            if read is read_rows:
                self._relations(list(years_of(rows)), is_time=True)
            self._same_people()
            self._same_loads(before)
            before = rows

    def leaks(self):
        """What is hidden and can be computed."""
        return self.system.leaks()

    def _name(self, key, figure):
        return (self.number, *key, figure)

    def _true(self, key, figure):
        row = self.real.get(key)
        return self.sums.get((key, figure)) if row is None else row.figures.get(figure)

    def _lines(self, beside, parents):
        """Every line, also those of wholes that stand nowhere but that several tables add up to."""
        keys = dict.fromkeys(self.rows)
        while True:
            lines = list(lines_of(keys, beside, parents))
            unseen = [whole for _, whole, _ in lines if whole not in keys]
            if not unseen:
                return lines
            for relation, whole, parts in lines:
                if whole not in self.rows and relation[-1] not in beside:
                    self._unseen(whole, parts)
            keys |= dict.fromkeys(unseen)

    def _unseen(self, whole, parts):
        for figure in ("x", "c", "n"):
            values = [self._true(part, figure) for part in parts]
            if None not in values:
                known = self.sums.get((whole, figure), 0)
                self.sums[whole, figure] = max(known, sum(values))
                self.system.unknown(self._name(whole, figure), is_target=False)

    def _row(self, row):
        if not row.hidden:
            for figure, value in row.figures.items():
                self.truth[self._name(row.key, figure)] = value
            return
        figures = row.figures
        self.asked += 1
        for figure in figures:
            # Zeros are shown, where they are: then what is hidden is at least one.
            least = figure == "n" or row.kind == "count"
            value = self._true(row.key, figure)
            self.system.unknown(self._name(row.key, figure), int(least and value != 0))
        if "c" in figures:
            names = {figure: self._name(row.key, figure) for figure in figures}
            self.system.equal({names["x"]: 1, names["c"]: 1, names["n"]: -1}, 0)

    def _relations(self, lines, *, is_time):
        """Add the lines of each relation that the truth bears out, figure by figure."""
        relations = defaultdict(list)
        for relation, whole, parts in lines:
            relations[relation].append((whole, parts))
        for relation, members in relations.items():
            figures = {
                figure: lines
                for figure in ("x", "c", "n")
                if (lines := self._told(members, figure)) and all(left >= 0 for *_, left in lines)
            }
            complete = {
                figure: all(left == 0 for *_, left in lines) for figure, lines in figures.items()
            }
            for figure, lines in figures.items():
                # Nobody knows that those left out have no numerator; of periods each may add up.
                if complete[figure] if is_time else all(complete.values()):
                    for whole, parts, _ in lines:
                        self._line(whole, parts, figure)
                elif not is_time:
                    for whole, parts, left in lines:
                        self._line(whole, parts, figure, (*relation, whole[3], REST), left)

    def _told(self, members, figure):
        """Whole, parts, and how many the parts leave, of the lines where that is known."""
        lines = []
        for whole, parts in members:
            counted = self._counted(parts)
            left = self._left(whole, counted, figure)
            if left is not None:
                lines.append((whole, counted, left))
        return lines

    def _line(self, whole, parts, figure, rest=None, left=0):
        """The parts make the whole, or all of it but some who are in no group."""
        terms = dict.fromkeys((self._name(part, figure) for part in parts), 1)
        terms[self._name(whole, figure)] = -1
        if rest is not None:
            rest = (self.number, *rest, figure)
            self.system.unknown(rest, is_target=1 <= left <= self.system.up_to)
            terms[rest] = 1
        self._know(terms)

    def _left(self, whole, parts, figure):
        """What the parts leave of the whole in truth; None where that is not known."""
        values = [self._true(key, figure) for key in (whole, *parts)]
        return None if None in values else round(values[0] - sum(values[1:]))

    def _counted(self, keys):
        """Those whose number of people somebody knows; the others are in what is left."""
        return [key for key in keys if key not in self.rows or self.rows[key].kind != "value"]

    def _know(self, terms):
        """An equation, with what is shown put in."""
        shown = {name: self.truth[name] for name in terms if name in self.truth}
        left = {name: factor for name, factor in terms.items() if name not in shown}
        total = -sum(terms[name] * value for name, value in shown.items())
        self.system.equal(left, round(total))

    def _same_people(self):
        """Measures that are known to count among the same people."""
        for first, second in self.same_people:
            for key in list(self.rows):
                other = (second[0], *key[1:])
                if key[0] == first[0] and other in self.rows:
                    self._know({self._name(key, first[1]): 1, self._name(other, second[1]): -1})

    def _same_loads(self, before):
        """What the same load brought is the same in both publications."""
        for key, row in self.rows.items():
            old = before.get(key)
            if old is None or row.is_computed or old.is_computed or old.source != row.source:
                continue
            if old.load_id == row.load_id:
                for figure in row.figures:
                    then = (self.number - 1, *key, figure)
                    self._know({self._name(key, figure): 1, then: -1})
