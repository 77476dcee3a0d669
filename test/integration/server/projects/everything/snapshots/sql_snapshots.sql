{% snapshot orders_sql %}
{{ config(unique_key='id', strategy='check', check_cols='all', file='orders_history') }}
select * from {{ ref('stg_orders') }}
{% endsnapshot %}
{% snapshot moved %}
{{ config(unique_key='id', strategy='check', check_cols=['id'], target_database='other') }}
select * from {{ source('web', 'orders') }}
{% endsnapshot %}
