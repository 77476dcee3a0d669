select count(*) as orders, max(updated_at) as last_update
from bronze.raw_orders;

select status, count(*) as orders, sum(cast(amount as decimal(18, 2))) as amount
from bronze.raw_orders
group by status
order by orders desc;
