def model(dbt, session):
    dbt.config(materialized="table", alias="scores", tags=["a", "b"])
    base = dbt.ref("duck", "base")
    old = dbt.ref("numbered", version=1)
    return base
