{% if true %}select * from {{ ref('helpers', 'helped') }} join {{ ref('duck', 'numbered', version=1) }} using (id){% endif %}
