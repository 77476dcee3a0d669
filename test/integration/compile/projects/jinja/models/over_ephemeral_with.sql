-- a comment before
with own as (select * from {{ ref('ephemeral_nested') }}),
other as (select * from {{ ref('ephemeral') }})
select * from own join other using (id)
