{{ config(materialized='table') }} select * from {{ ref('custom') }}
