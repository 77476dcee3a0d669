{{ from_base() }}
