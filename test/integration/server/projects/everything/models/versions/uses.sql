select * from {{ ref('numbered') }} join {{ ref('numbered', v=1) }} join {{ ref('numbered', version=3) }}
join {{ ref('texted') }} join {{ ref('texted', v='old') }} join {{ ref('halves', v=1.5) }} join {{ ref('halves') }}
join {{ ref('plain_latest') }}
