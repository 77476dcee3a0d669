{% set kind = 'view' if var('with_gamma') else 'table' %}
{{ config(materialized=kind, schema=var('region') ~ '_x', enabled=not var('with_beta')) }}
select * from {{ ref('base') }}
