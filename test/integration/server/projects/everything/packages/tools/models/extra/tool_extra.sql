{{ config(materialized='view', schema=var('tools_folder')) }} select 1 as id
