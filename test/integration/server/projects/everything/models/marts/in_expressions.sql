{{ config(pre_hook="select * from " ~ ref('base'), post_hook=["select * from {{ ref('stg_customers') }}"]) }}
{%- set relation = ref('stg_orders') -%}
{%- set parts = [ref('base'), source('plain', 'things')] -%}
{% do log(ref('countries')) %}
select * from {{ relation }} join {{ parts[0] }} join {{ ref('on_by_var').identifier }}
{{ ref('one_model') if var('with_gamma') else ref('nothing') }}
-- a comment {{ ref('loops') }}
{# {{ ref('not_this') }} #}
{% raw %}{{ ref('nor_this') }}{% endraw %}
