{{ config(alias='pl1') }} select 1 as id
