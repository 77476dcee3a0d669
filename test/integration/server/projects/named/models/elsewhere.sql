{{ config(materialized='table', datalake='other_lake', database='unused') }} select * from {{ ref('custom') }}
