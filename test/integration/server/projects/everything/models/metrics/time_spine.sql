select date_day from {{ ref('base') }}
