{% set name = 'stg_orders' if var('with_gamma') else 'nowhere' %}
select * from {{ ref(name) }}
{% if target.name == 'dev' %}
join {{ ref('base') }} using (id)
{% elif target.name == 'prod' %}
join {{ ref('never_there') }} using (id)
{% else %}
join {{ ref('never_there_either') }} using (id)
{% endif %}
{% if var('with_beta') %} join {{ ref('beta') }} using (id) {% endif %}
{% if var('no_such_var', false) or target.type == 'duckdb' %} join {{ ref('nope') }} {% endif %}
{% if execute %} join {{ ref('run_time_only') }} {% endif %}
{% if flags.FULL_REFRESH %} join {{ ref('one_model') }} {% endif %}
{% if env_var('LAKEHOUSE_TEST_UNSET', 'no') == 'yes' %} join {{ ref('nope') }} {% endif %}
{% if 'eu' in ['eu', 'us'] and var('listed').first == 'orders' %} join {{ ref('countries') }} {% endif %}
