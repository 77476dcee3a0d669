{% set stamp = run_started_at.strftime('%Y') %}
select '{{ stamp }}' as year, '{{ modules.re.sub('a', 'b', 'cat') }}' as cbt from {{ ref('base') }}
