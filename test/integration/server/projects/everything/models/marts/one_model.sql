select * from {{ ref('stg_orders') }} join {{ source('plain','things') }} using (id)
