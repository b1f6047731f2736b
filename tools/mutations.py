"""All small faults that can be put into a module: the operators of cosmic-ray, and tokens left out of rules over word classes.

cosmic-ray's own runner starts a process and edits the sources for each fault; mutmut keeps to the bodies of functions without
decorators, and half of this library is patterns and sets at the top of modules.  Hence only the operators are taken, and
`tools.mutants` runs the tests.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

TOKEN = re.compile(r"[A-Za-z]{2,}|(?<!\()[?*+]")
PATTERN = "pattern"
# Of the operators those that say most: the edges and the opposites.  A shift in place of a sum is no fault that anybody makes, and
# every test sees it.
_COMPARED = ("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_Gt", "GtE_Eq", "LtE_Eq", "Is_IsNot", "IsNot_Is")
_REPLACED = ("Add_Sub", "Sub_Add", "Mul_Add", "FloorDiv_Mul", "Mod_FloorDiv", "BitOr_BitAnd", "BitAnd_BitOr")
OPERATORS = (
    *(f"core/ReplaceComparisonOperator_{pair}" for pair in _COMPARED), *(f"core/ReplaceBinaryOperator_{pair}" for pair in _REPLACED),
    "core/ReplaceUnaryOperator_Delete_Not", "core/ReplaceUnaryOperator_Delete_USub", "core/AddNot", "core/ReplaceTrueWithFalse",
    "core/ReplaceFalseWithTrue", "core/ReplaceAndWithOr", "core/ReplaceOrWithAnd", "core/ReplaceBreakWithContinue",
    "core/ReplaceContinueWithBreak", "core/NumberReplacer", "core/ExceptionReplacer", "core/ZeroIterationForLoop",
)  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """One fault: which operator at which of its places."""

    path: Path
    line: int
    """First line it touches, from 1."""
    operator: str
    occurrence: int

    def apply(self, source: str) -> str:
        """The source with the fault."""
        if self.operator == PATTERN:
            start, end = list(_tokens(source))[self.occurrence]
            return source[:start] + source[end:]
        visitor = MutationVisitor(self.occurrence, _operator(self.operator))
        return str(visitor.walk(get_ast(source)).get_code())

    def diff(self, source: str) -> str:
        """The fault as a unified diff."""
        before, after = source.splitlines(keepends=True), self.apply(source).splitlines(keepends=True)
        return "".join(difflib.unified_diff(before, after, f"{self.path}:{self.line}", self.operator, n=1))


def mutations(path: Path, source: str) -> list[list[Mutation]]:
    """The faults that can be put into a module, those of one place together."""
    places: dict[tuple[int, int], list[Mutation]] = {}
    tree = get_ast(source)
    nodes = list(ast_nodes(tree))
    for name in OPERATORS:
        operator = _operator(name)
        for occurrence, (start, _) in enumerate(place for node in nodes for place in operator.mutation_positions(node)):
            places.setdefault(start, []).append(Mutation(path, start[0], name, occurrence))
    for occurrence, (start, _) in enumerate(_tokens(source)):
        line = source.count("\n", 0, start) + 1
        places.setdefault((line, start), []).append(Mutation(path, line, PATTERN, occurrence))
    return [place for _, place in sorted(places.items())]


def tells(mutation: Mutation, source: str) -> bool:
    """Whether the fault changes what Python does: one in an annotation does not."""
    return _code(mutation.apply(source)) != _code(source)


def _operator(name: str) -> Operator:
    made: Operator = get_operator(name)()
    return made


def _tokens(source: str) -> Iterator[tuple[int, int]]:
    """Names and repeats in the strings of rules over word classes, as offsets."""
    starts = list(accumulate(map(len, source.splitlines(keepends=True)), initial=0))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"rule", "classes"}:
            for words in ast.walk(node):
                if isinstance(words, ast.Constant) and isinstance(words.value, str) and words.end_lineno is not None:
                    start, end = starts[words.lineno - 1], starts[words.end_lineno]
                    inside = source[start:end].encode()[words.col_offset :].decode()
                    first = end - len(inside)
                    size = len(ast.get_source_segment(source, words) or "")
                    yield from (m.span() for m in TOKEN.finditer(source, first, first + size))


class _Bare(ast.NodeTransformer):
    """Leaves annotations out, which are text to Python here."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        node.annotation = ast.Constant(None)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        self.generic_visit(node)
        return node


def _code(source: str) -> str | None:
    """What a module does, written out; None where it cannot be read."""
    try:
        return ast.dump(_Bare().visit(ast.parse(source)))
    except SyntaxError:
        return None
