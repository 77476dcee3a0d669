{{ config({'materialized': 'table', 'tags': 'customers'}) }}
select id from {{ source("web", "customers") }}
