select * from {{ ref('shared') }} {% if var('depth') == 2 %} join {{ ref('deep') }} using (id) {% else %} join {{ ref('shallow') }} {% endif %}
