{% for m in staged_models() %}{{ ref(m) }}{% endfor %}
