select * from {{ source('helper_source', 't') }}
