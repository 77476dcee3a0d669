select
  {{ pivot(var('kinds')) }},
  {{ cents('amount', digits=3) }} as cents,
  '{{ payment_kinds() | join(" ") }}' as kinds,
  {{ "'" ~ shout('hey') ~ "'" }} as shout
from {{ ref('base') }}
