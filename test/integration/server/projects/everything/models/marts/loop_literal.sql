{% for name in ['base', 'helper'] -%}
select id from {{ ref(name) }} {{ 'union all' if not loop.last }}
{% endfor %}
