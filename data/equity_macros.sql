-- Rules and formulas of values by group; like the others they stay in the published database.

-- A spelling without regard to case and blanks.
create or replace macro folded(words) as lower(trim(regexp_replace(words, '\s+', ' ', 'g')));

-- The groups of a value, one or several: 'Black × Coast' of 'Ethnicity × Region' is two.
create or replace macro group_parts(dimension, group_name) as
    if(
        len(string_split(dimension, ' × ')) = len(string_split(group_name, ' × ')),
        list_zip(string_split(dimension, ' × '), string_split(group_name, ' × ')),
        list_zip([dimension], [group_name])
    );

-- What one numerator of one denominator is in the unit of a rate: 100 in percent, 1,000 per 1,000 days.
create or replace macro rate_factor(unit) as case
    when unit = '%' then 100.0::double
    when regexp_matches(unit, '\bper [0-9][0-9,]*\b')
        then replace(regexp_extract(unit, '\bper ([0-9][0-9,]*)', 1), ',', '')::double
    else 1.0::double
end;

-- Interval of a proportion x of n (Wilson 1927), as {low, high}; exact at its ends.
create or replace macro z95() as 1.959963984540054::double;

create or replace macro wilson_end(x, n, side) as
    (x + z95() ** 2 / 2 + side * z95() * sqrt(greatest(0.0::double, x * (n - x) / n) + z95() ** 2 / 4)) / (n + z95() ** 2);

create or replace macro wilson_low(x, n) as if(x = 0, 0.0::double, wilson_end(x, n, -1));

create or replace macro wilson_high(x, n) as if(x = n, 1.0::double, wilson_end(x, n, 1));

-- Why a group's numbers are not there; one sentence for all, or it would tell the small ones.
create or replace macro group_hidden_reason() as
    'Hidden for privacy: it, or another group beside it, counts too few people.';
