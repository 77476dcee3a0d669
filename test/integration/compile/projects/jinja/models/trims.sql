

{{- config(tags=['a']) -}}

{# a comment
   of two lines #}
select
  {%- set columns = ['id', "kind"] %}
  {%- for column in columns -%}
    {{ column }}{% if not loop.last %}, {% endif %}
  {%- endfor +%}
from {{ ref("base") }} {#- trimmed -#}   where 1 = 1
{%- raw -%}   -- {{ raw }} {% text %}   {%- endraw %}

