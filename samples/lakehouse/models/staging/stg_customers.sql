select
    customer_id,
    upper(trim(name)) as customer_name,
    lower(email) as email,
    phone,
    address,
    city,
    state,
    zip_code,
    created_at,
    updated_at
from {{ source('bronze', 'raw_customers') }}
where customer_id is not null
