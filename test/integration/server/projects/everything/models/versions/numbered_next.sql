{{ config(alias='numbered_3') }}select 1 as id, 2 as extra, 3 as only_in_3
