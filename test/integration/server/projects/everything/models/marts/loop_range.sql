{% for n in range(1, 3) %}
select 1 from {{ ref('numbered_' ~ n) }} {% if not loop.last %} union all {% endif %}
{% endfor %}
{% set v = 'region' %}
{% if var(v) == 'us' %}select * from {{ ref('off_model') }}{% endif %}
