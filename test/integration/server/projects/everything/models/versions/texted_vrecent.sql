{{ config(alias='texted_r') }} select 1 as id
