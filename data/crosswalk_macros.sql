-- What the links of a requirement to plan items come to.

-- full: items that cover it in full and do not stand under one another; partial: any that cover a
-- part. Two that cover it in full do the same work twice.
create or replace macro coverage_state("full", "partial") as case
    when "full" > 1 then 'duplicate'
    when "full" = 1 then 'covered'
    when "partial" > 0 then 'partial'
    else 'gap'
end;
