select 1 as id, 'card' as kind, 10.5 as amount
