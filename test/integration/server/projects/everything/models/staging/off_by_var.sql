{{ config(enabled=var('with_beta', true)) }} select * from {{ ref('base') }}
