{{ config(enabled=var('with_gamma')) }} select * from {{ ref('base') }}
