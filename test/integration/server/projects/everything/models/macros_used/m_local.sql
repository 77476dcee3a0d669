{% macro local(x) %}{{ ref(x) }}{% endmacro %}{{ local('base') }}
