{{ config(materialized='reflection', reflection_type='raw', display=['id']) }}
-- depends_on: {{ ref('totals') }}
