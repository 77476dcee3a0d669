{{ config(unique_key='id', incremental_strategy='merge') }}
select * from {{ ref('stg_orders') }}
{% if is_incremental() %}where id > (select max(id) from {{ this }} join {{ ref('base') }} using (id)){% endif %}
