{% macro tool_model() %}{{ ref('tool_base') }} {{ tools.helper_of_tools() }} {{ note_from_root() }}{% endmacro %}
{% macro helper_of_tools() %}{{ ref('stg_shared') }}{% endmacro %}
{% macro tool_only() %}{{ ref('tool_extra') }}{% endmacro %}
{% macro spread() %}{{ return(adapter.dispatch('spread', 'tools')()) }}{% endmacro %}
{% macro default__spread() %}{{ ref('tool_both') }}{% endmacro %}
{% test has_rows(model) %}select 1 from {{ model }} where 1 = 0{% endtest %}
{% test same_rows(model, other) %}select 1 from {{ model }} join {{ other }} using (id) where 1 = 0{% endtest %}
