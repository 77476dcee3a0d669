{% set x %}{{ ref('base') }}{% endset %}select 1 {{ x }} {% filter upper %}{{ ref('countries') }}{% endfilter %}
