{{ config(schema='Finance', alias=' spaced ') }} select 1 as id from {{ ref('plain') }}
