{{ config(alias='orders_now') }}
select * from {{ ref('stg_orders') }} join {{ ref('helper') }} using (id)
