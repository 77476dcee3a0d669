{% macro cents(column) %}{{ column }} / 100{% endmacro %}

{% macro latest_orders() %}{{ inner_orders() }}{% endmacro %}

{% macro inner_orders() %}{{ return(ref('stg_orders')) }}{% endmacro %}
