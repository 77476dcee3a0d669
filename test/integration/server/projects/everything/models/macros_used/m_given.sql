{{ from_given(ref('stg_orders')) }}
