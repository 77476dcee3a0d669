select * from {{ ref("shared_base") }}
