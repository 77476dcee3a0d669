{{ config(alias='named_' ~ var('region'), schema=var('region')) }} select 1 as id
