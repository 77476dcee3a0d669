{{ config(enabled=var('with_web', true)) }}
select * from {{ source('raw', 'clicks') }}
