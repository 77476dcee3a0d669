{{ config(enabled=(target.name == 'dev')) }} select * from {{ ref('base') }}
