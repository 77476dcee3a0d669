{{ config(file='orders_first') }}
select * from {{ ref('stg_orders') }}
