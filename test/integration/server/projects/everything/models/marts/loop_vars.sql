{% for name in var('staged') %}
select id from {{ ref('stg_' ~ name) }} {% if not loop.last %} union all {% endif %}
{% endfor %}
