"""Statistical functions that the marts' SQL may call; DuckDB has none of its own for them."""

from collections.abc import Callable

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType
from duckdb.sqltypes import DOUBLE
from scipy.special import betaincinv, chdtri, stdtrit

from loaders.equity import functions as equity_functions


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the quantiles of distributions: the value below which a share of one lies.

    `student_t(degrees_of_freedom, share)` is 3.182 for 3 and 0.975, `beta_quantile(a, b, share)`
    is 0.5 for 2, 2 and 0.5, `chi_square_quantile(degrees_of_freedom, share)` is 3.841 for 1 and
    0.95. Null for null; not a number where there is no such distribution. And those of equity.
    """
    equity_functions.register(connection)
    for name, (function, parameters) in _QUANTILES.items():
        connection.create_function(
            name, function, [DOUBLE] * parameters, DOUBLE, type=PythonUDFType.ARROW
        )


def _student_t(degrees: pa.ChunkedArray, share: pa.ChunkedArray) -> pa.Array:
    return pa.array(stdtrit(degrees.to_numpy(), share.to_numpy()))


def _beta_quantile(a: pa.ChunkedArray, b: pa.ChunkedArray, share: pa.ChunkedArray) -> pa.Array:
    return pa.array(betaincinv(a.to_numpy(), b.to_numpy(), share.to_numpy()))


def _chi_square_quantile(degrees: pa.ChunkedArray, share: pa.ChunkedArray) -> pa.Array:
    return pa.array(chdtri(degrees.to_numpy(), 1 - share.to_numpy()))


_QUANTILES: dict[str, tuple[Callable[..., pa.Array], int]] = {
    "student_t": (_student_t, 2),
    "beta_quantile": (_beta_quantile, 3),
    "chi_square_quantile": (_chi_square_quantile, 2),
}
"""Functions by their names in SQL, and how many parameters each takes."""
