{{
    config(
        reflection_type='raw',
        display=['order_id', 'customer_id', 'order_date', 'amount', 'status'],
        partition_by=['order_date']
    )
}}
-- depends_on: {{ ref('fct_orders') }}
