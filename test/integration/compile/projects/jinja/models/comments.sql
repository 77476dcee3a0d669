-- {{ ref('base') }} is rendered in a comment too
/* {{ var('limit') }} */
select 1 as "{{ 'quo' }}ted" -- {# gone #}
{{ "{{ not a tag }}" }}
{{ '{% neither %}' }} -- {{ "a \"quoted\" \n line" }}
