{{ config(store_failures=true, alias='ignored') }} select * from {{ ref('base') }} where id < 0
