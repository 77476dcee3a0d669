{{ config(enabled=(var('region') != 'eu' and not var('with_gamma'))) }} select * from {{ ref('base') }}
