{{ config(schema='SILVER') }}select 1 as id
