{{ config(alias='other', schema=none) }} select * from {{ ref('numbered') }}
