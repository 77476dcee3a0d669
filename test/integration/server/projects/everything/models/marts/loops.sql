{% set models = ['stg_orders', 'stg_customers'] %}
{% for m in models %}
select id from {{ ref(m) }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
