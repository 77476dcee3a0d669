import type { Client } from '@grpc/grpc-js';

/** The connection to one server, on which calls are made; opened by the first of them. */
export type Channel = Client;
