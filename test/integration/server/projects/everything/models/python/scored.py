def model(dbt, session):
    dbt.config(materialized="table", tags=["python"], root_path="py")
    # dbt.ref("nowhere")
    """ dbt.ref("in_a_text") """
    orders = dbt.ref("stg_orders")
    old = dbt.ref("numbered", v=1)
    return orders.join(dbt.source("web", "orders"))
