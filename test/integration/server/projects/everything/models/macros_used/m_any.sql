{{ from_any('stg_orders') }} {{ from_any(name='stg_customers') }}
