{{ config(tags=['orders'], meta={'from': 'file'}) }}
select id, amount from {{ source('web', 'orders') }}
