{% macro generate_schema_name(custom_schema_name, node) %}of_package{{ '_' ~ custom_schema_name if custom_schema_name }}{% endmacro %}
