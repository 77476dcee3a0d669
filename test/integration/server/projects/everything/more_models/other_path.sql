select * from {{ ref('helper') }} join {{ ref('countries') }} using (id)
