select 1 {{ only_when_run() }}
