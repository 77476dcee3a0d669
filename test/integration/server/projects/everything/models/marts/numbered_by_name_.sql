{{ of_its_name(model.name) }} {% if model.config.materialized == 'table' %}{{ ref('base') }}{% endif %}
