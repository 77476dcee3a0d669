{% macro note_run(relation) %}select '{{ relation }}'{% endmacro %}
{% macro from_base() %}select * from {{ ref('base') }}{% endmacro %}
{% macro from_any(name) %}select * from {{ ref(name) }}{% endmacro %}
{% macro from_given(relation) %}select * from {{ relation }}{% endmacro %}
{% macro staged_models() %}{{ return(['stg_orders', 'stg_customers']) }}{% endmacro %}
{% macro only_when_run() %}{% if execute %}{{ ref('run_time_only') }}{% endif %}{% endmacro %}
{% macro nested(a) %}{{ from_any(a) }} {{ adapter.dispatch('spread', 'tools')() }}{% endmacro %}
{% macro dremio__spread() %}{{ ref('stg_customers') }}{% endmacro %}
{% macro with_default(name='countries') %}{{ ref(name) }}{% endmacro %}
{% macro with_kwargs() %}{{ ref(kwargs.get('name', 'base')) }}{% endmacro %}
{% macro union_of(names) %}{% for n in names %}{{ ref(n) }}{% endfor %}{% endmacro %}
{% macro never_called() %}{{ ref('nobody_asks') }}{% endmacro %}
{% macro caller_of() %}{{ caller() }}{% endmacro %}
{% macro count_down(n) %}{% if n > 0 %}{{ ref('numbered_' ~ n) }}{{ count_down(n - 1) }}{% endif %}{% endmacro %}
{% macro note_from_root() %}{{ ref('countries') }}{% endmacro %}
{% macro configured(folder) %}{{ config(root_path=folder, materialized='table') }}{% endmacro %}
{% macro of_its_name(name) %}{% set id = name | replace('numbered_by_name_', '') %}{% set relation = source('web', 'orders' + id) %}select * from {{ relation }}{% endmacro %}
