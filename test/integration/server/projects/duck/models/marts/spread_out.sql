select * from {{ ref('passing') }} {{ spread() }}
