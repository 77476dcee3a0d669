-- Dremio answers from this copy where a query needs these columns only.
CREATE REFLECTION raw_orders
ON bronze.raw_orders
USING DISPLAY (order_id, customer_id, order_date, amount, status);
