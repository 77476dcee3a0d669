{% if target.name == 'prod' %}{{ config(materialized='view', alias='prod_name', tags=['prod']) }}{% else %}{{ config(materialized='incremental', file='dev_name') }}{% endif %}
{{ config(tags='more') }}
select * from {{ ref('base') }}
