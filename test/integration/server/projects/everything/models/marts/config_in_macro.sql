{{ configured(folder='by_macro') }}
select * from {{ ref('base') }}
