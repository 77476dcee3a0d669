select * from {{ ref('tool_base') }} where id < 0
