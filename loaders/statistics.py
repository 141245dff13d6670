"""Statistical functions that the marts' SQL may call; DuckDB has none of its own for them."""

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType
from duckdb.sqltypes import DOUBLE
from scipy.special import stdtrit


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection `student_t(degrees_of_freedom, share)`.

    It is the value below which that share of Student's t distribution lies: 3.182 for 3 degrees
    of freedom and 0.975. Null for null; not a number where there is no degree of freedom.
    """
    connection.create_function(
        "student_t", _student_t, [DOUBLE, DOUBLE], DOUBLE, type=PythonUDFType.ARROW
    )


def _student_t(degrees: pa.ChunkedArray, share: pa.ChunkedArray) -> pa.Array:
    return pa.array(stdtrit(degrees.to_numpy(), share.to_numpy()))
