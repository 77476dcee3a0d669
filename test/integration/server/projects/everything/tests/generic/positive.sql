{% test positive(model, column) %}
{{ config(severity='warn') }}
select * from {{ model }} join {{ ref('base') }} using (id) where {{ column }} <= 0
{% endtest %}
{% test a_test_with_a_name_that_is_much_longer_than_what_fits(model, column_name, another_column) %}
select 1 from {{ model }} where 1 = 0
{% endtest %}
