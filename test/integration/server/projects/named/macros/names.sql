{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- set default_schema = target.schema -%}
  {%- if custom_schema_name is none -%}
    {{ default_schema if target.name == 'prod' else default_schema ~ '.' ~ var('prefix') }}
  {%- elif node.resource_type == 'seed' -%}
    seeds
  {%- elif 'marts' in node.fqn and target.name != 'prod' -%}
    {{ folder_of(custom_schema_name) }}
  {%- else -%}
    {{ custom_schema_name | trim }}
  {%- endif -%}
{%- endmacro %}

{% macro folder_of(name) %}{{ return(adapter.dispatch('folder_of', 'named')(name)) }}{% endmacro %}

{% macro dremio__folder_of(name) %}
  {% do return("{}_{}".format(var('prefix'), name | lower)) %}
{% endmacro %}

{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {%- if custom_alias_name -%}
    {{ custom_alias_name | trim }}
  {%- elif node.version -%}
    {{ return(node.name ~ '_v' ~ (node.version | replace('.', '_'))) }}
  {%- else -%}
    {{ node.name | upper }}
  {%- endif -%}
{%- endmacro %}

{% macro dremio__generate_database_name(custom_database_name=none, node=none) -%}
  {%- if is_datalake_node(node) and node.resource_type == 'model' -%}
    {{ node.config.datalake or target.datalake }}
  {%- else -%}
    {{ generate_database_name_impl(target.database, custom_database_name, node) }}
  {%- endif -%}
{%- endmacro %}
