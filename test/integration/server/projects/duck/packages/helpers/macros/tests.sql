{% test looks_right(model, column_name) %}select 1 from {{ model }} where 1 = 0{% endtest %}
