def model(dbt, session):
    dbt.config(materialized="table")
    # dbt.ref("nowhere")
    orders = dbt.ref("stg_orders")
    return orders.join(dbt.source("raw", "orders"))
