{{ config(alias='renamed', schema='deep') }} select 1 as id
