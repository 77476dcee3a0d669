{{ union_of(var('staged') | map('upper') | list) if false else union_of(['base', 'countries']) }}
