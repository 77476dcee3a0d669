// DuckDB's calls run on libuv's threads, four unless told otherwise: as many long queries would keep all else waiting.
// The threads are made at their first use, so this must come before any other import.
process.env['UV_THREADPOOL_SIZE'] ??= '64';
