select
    order_id,
    customer_id,
    cast(order_date as date) as order_date,
    {{ euro('amount') }} as amount,
    status,
    updated_at
from {{ source('bronze', 'raw_orders') }}
where order_id is not null
