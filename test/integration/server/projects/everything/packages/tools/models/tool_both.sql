select * from {{ ref('tool_base') }} join {{ ref('base') }} using (id)
