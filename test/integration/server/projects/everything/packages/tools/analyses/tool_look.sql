select * from {{ ref('tool_seed') }}
