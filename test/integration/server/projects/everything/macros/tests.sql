{% test has_columns(model, names, options={}) %}select 1 from {{ model }} where 1 = 0{% endtest %}
{% macro test_off_test(model) %}select 1 from {{ model }} where 1 = 0{% endmacro %}
{% test expression(model, column_name, expression, n) %}select 1 from {{ model }} where 1 = 0{% endtest %}
{% test in_other(model, column_name, other_name) %}select 1 from {{ model }} where {{ column_name }} in (select id from {{ ref(other_name) }}) {% if var('with_beta') %}{{ ref('countries') }}{% endif %}{% endtest %}
