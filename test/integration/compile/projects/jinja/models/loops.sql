{% set total = namespace(n=0) %}
{% set found = [] %}
{% for kind, label in var('labels').items() %}
  {% set total.n = total.n + loop.index %}
  {% do found.append(kind ~ '=' ~ label) %}
{% endfor %}
{% set inner = 1 %}
{% for i in range(2, 8, 2) if i != 4 %}{% set inner = i %}{{ i }}/{{ loop.length }}{{ '' if loop.last else '|' }}{% else %}none{% endfor %}
{% for i in [] %}x{% else %}empty{% endfor %}
{% set block %}-- captured {{ inner }}{% endset %}
{% if total.n == 3 and found %}{{ block }}{% elif false %}no{% else %}never{% endif %}
select '{{ found | join(",") }}' as found, {{ total.n }} as n from {{ ref('base') }}
