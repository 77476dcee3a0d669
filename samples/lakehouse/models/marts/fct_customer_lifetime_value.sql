select
    customer_id,
    customer_name,
    count(*) as total_orders,
    sum(amount) as lifetime_value,
    avg(amount) as average_order_value,
    min(order_date) as first_order_date,
    max(order_date) as last_order_date,
    timestampdiff(day, min(order_date), max(order_date)) as customer_lifespan_days
from {{ ref('int_customer_orders') }}
where status in ('{{ var('revenue_statuses') | join("', '") }}')
group by customer_id, customer_name
