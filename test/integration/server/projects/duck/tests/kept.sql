{{ config(store_failures=true) }} select * from {{ ref('base') }} where id > 1
