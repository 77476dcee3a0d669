select * from {{ ref('stg_shared') }}
