{{ with_default() }} {{ with_default('base') }} {{ with_kwargs(name='stg_orders') }}
