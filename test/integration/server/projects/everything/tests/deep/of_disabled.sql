select * from {{ ref('off_model') }} join {{ ref('base') }} using (id)
