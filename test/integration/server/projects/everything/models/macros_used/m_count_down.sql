{{ count_down(2) }}
