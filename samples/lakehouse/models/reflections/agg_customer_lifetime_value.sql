{{
    config(
        reflection_type='aggregate',
        dimensions=['customer_id', 'customer_name'],
        measures=['lifetime_value', 'total_orders'],
        computations=['SUM,MAX', 'SUM']
    )
}}
-- depends_on: {{ ref('fct_customer_lifetime_value') }}
