{% test has_columns(model, names, options={}) %}select 1 from {{ model }} where 1 = 0{% endtest %}
{% macro test_off_test(model) %}select 1 from {{ model }} where 1 = 0{% endmacro %}
{% test expression(model, column_name, expression, n) %}select 1 from {{ model }} where 1 = 0{% endtest %}
