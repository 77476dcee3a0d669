{{ nested('base') }}
