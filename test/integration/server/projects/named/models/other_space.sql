{{ config(database='other_space') }} select * from {{ ref('custom') }}
