{% test is_small(model, column_name, limit) %}select 1 from {{ model }} where 1 = 0{% endtest %}
