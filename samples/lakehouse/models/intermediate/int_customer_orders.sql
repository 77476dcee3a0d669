with customers as (
    select * from {{ ref('stg_customers') }}
),

orders as (
    select * from {{ ref('stg_orders') }}
)

select
    customers.customer_id,
    customers.customer_name,
    customers.email,
    orders.order_id,
    orders.order_date,
    orders.amount,
    orders.status
from customers
inner join orders
    on customers.customer_id = orders.customer_id
