{{ config(alias='numbered_1') }}select 1 as id, 2 as extra
