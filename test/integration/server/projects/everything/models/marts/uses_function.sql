select {{ function('doubled') }}(id) from {{ ref('base') }}
