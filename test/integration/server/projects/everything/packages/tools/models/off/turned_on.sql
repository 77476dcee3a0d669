select * from {{ ref('tool_base') }}
