{% macro generate_alias_name(custom_alias_name=none, node=none) %}
  {%- if node.resource_type == 'snapshot' -%}
    {{ return('snap_' ~ node.name) }}
  {%- endif -%}
  {{ return(default__generate_alias_name(custom_alias_name, node)) }}
{% endmacro %}
{% macro spread() %}{{ return(adapter.dispatch('spread')()) }}{% endmacro %}
{% macro duckdb__spread() %}{{ ref('base') }}{% endmacro %}
{% macro default__spread() %}{{ ref('never') }}{% endmacro %}
