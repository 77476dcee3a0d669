select {{ dispatched() }} as seven from {{ ref('base') }}
