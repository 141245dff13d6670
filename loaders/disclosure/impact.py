"""Hides what impact assessments tell of too few people, before anything of them is shown."""

import duckdb


def settle_impact(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `impact_hidden`: the cells of `impact_cell` that are not shown.

    When any figure of an assessment is small, all of its groups are hidden.
    """
    connection.execute(
        """
        create or replace temp table impact_hidden as
        with figure as (
            select cell_key, assessment_id, unnest([
                population, affected, population - affected,
                outcomes_before, population - outcomes_before
            ]) as people
            from impact_cell
        )
        select cell_key from impact_cell
        where assessment_id in (
            select assessment_id from figure
            where people between 1 and getvariable('hidden_up_to')
        )
        """
    )
