{{ config(materialized='incremental', unique_key='id') }}
select * from {{ ref('orders') }} join {{ ref('orders', v=1) }} using (id)
{% if is_incremental() %}
where id > (select max(id) from {{ ref('countries') }})
{% else %}
where id in (select id from {{ ref('shared_days') }})
{% endif %}
