select
  '{{ var("first_day") }}' as a,
  {{ var('limit') }} + {{ var('ratio') }} as b,
  '{{ var('live') }} {{ var("nothing") }} {{ none }} {{ true and 'x' }}' as c,
  {{ 7 // 2 }} as d, {{ -7 // 2 }} as e, {{ -7 % 3 }} as f, {{ 2 ** 10 }} as g, {{ 1.5 * 3 }} as h,
  '{{ 'a' ~ 1 ~ "b" }}' as i, {{ 'yes' if var('limit') > 5 else 'no' }} as j,
  '{{ ['b', 'A', 'c'] | sort | join('/') }}{{ 'x' if false }}' as k,
  '{{ "it''s" | length }}' as l,
  {{ var('kinds') | length }} as m, '{{ var('kinds')[-1] }}' as n, '{{ var('labels').card }}{{ var('labels')['cash'] }}' as o,
  '{{ "a-b-c".split("-") | last }}' as p,
  '{{ (1 in [1, 2]) and not (3 in [1]) }}' as q,
  '{{ 'abc' is string }} {{ 4 is even }} {{ undefined_name is not defined }}' as r,
  '{{ "x, y" | upper | trim }}' as s,
  {{ [3, 1, 2] | first }} as t,
  '{{ target.name }} {{ target.schema }} {{ this.name }} {{ model.name }}' as u
from {{ ref('base') }}
