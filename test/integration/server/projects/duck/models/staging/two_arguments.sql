select * from {{ ref('duck', 'base') }} join {{ ref('helpers', 'shared', ) }} using (id)
