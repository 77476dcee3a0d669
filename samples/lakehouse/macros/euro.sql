{# An amount of money, exact to the cent. #}
{% macro euro(column) -%}
    cast({{ column }} as decimal(18, 2))
{%- endmacro %}
