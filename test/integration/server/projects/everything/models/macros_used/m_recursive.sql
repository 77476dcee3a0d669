{{ recursive(2) }}
