select
    order_date,
    count(*) as orders,
    sum(amount) as revenue
from {{ ref('stg_orders') }}
where
    status in (
        {%- for status in var('revenue_statuses') %}
        '{{ status }}'{{ ',' if not loop.last }}
        {%- endfor %}
    )
group by order_date
