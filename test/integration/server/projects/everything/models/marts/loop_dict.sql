{% set all = {'orders': 'web', 'things': 'plain'} %}
{% for table, src in all.items() %}
select 1 from {{ source(src, table) }} {% if not loop.last %} union all {% endif %}
{% endfor %}
