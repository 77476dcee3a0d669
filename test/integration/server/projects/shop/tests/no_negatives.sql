select * from {{ ref('totals') }} where id < 0
