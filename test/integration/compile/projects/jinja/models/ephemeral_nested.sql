{{ config(materialized='ephemeral', alias='renamed') }}

-- over another
select id from {{ ref('ephemeral') }} -- end
