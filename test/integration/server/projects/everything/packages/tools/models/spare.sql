{{ config(enabled=var('with_spare')) }} select 1 as id from {{ source('tool_source', 't') }}
