-- A comment counts too: {{ ref('countries') }}
{# but not this: {{ ref('nowhere') }} #}
select id, {{ cents('amount') }} as amount
from {{
    source(
        'raw',
        'orders'
    )
}}
