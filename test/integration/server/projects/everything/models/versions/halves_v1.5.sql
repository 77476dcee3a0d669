{{ config(alias='half') }} select 1 as id
