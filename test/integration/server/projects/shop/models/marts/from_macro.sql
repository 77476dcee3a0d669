select * from {{ latest_orders() }}
{% if not execute %}
-- {{ ref('totals') }}
{% endif %}
