select '{{ ["a", "b"] }}' as list, '{{ "%05.1f" | format(3.14159) }}' as padded, {{ 4 / 2 }} as two, {{ -2 ** 2 }} as four
from {{ ref('base') }}
