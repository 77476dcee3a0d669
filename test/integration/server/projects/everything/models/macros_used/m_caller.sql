{% call caller_of() %}{{ ref('base') }}{% endcall %}
