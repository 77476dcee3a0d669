{% macro cents(column, digits=2) -%}
  round({{ column }}, {{ digits }})
{%- endmacro %}

{% macro pivot(values, column='kind') %}
  {%- for value in values %}
  sum(case when {{ column }} = '{{ value }}' then {{ cents('amount') }} end) as {{ value | replace(' ', '_') }}
  {%- if not loop.last %},{% endif -%}
  {%- endfor %}
{% endmacro %}

{% macro payment_kinds() %}
  {% if execute %}
    {{ return(['card', 'cash']) }}
  {% endif %}
  {{ return([]) }}
{% endmacro %}

{% macro dispatched() %}{{ return(adapter.dispatch('dispatched')()) }}{% endmacro %}
{% macro default__dispatched() %}7{% endmacro %}

{% macro shout(text) %}{{ text | upper }}!{% endmacro %}
