{% snapshot old_style %}
{{ config(unique_key='id', strategy='check', check_cols='all', root_path='kept') }}
select * from {{ ref('stg_orders') }}
{% endsnapshot %}
