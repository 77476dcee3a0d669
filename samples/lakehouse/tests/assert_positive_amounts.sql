-- An order of nothing, or less, is a mistake of the shop.
select
    order_id,
    amount
from {{ ref('stg_orders') }}
where amount <= 0
