{{ config(materialized='incremental', database='elsewhere') }} select * from {{ ref('numbered', v='2') }}
