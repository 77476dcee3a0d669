export type { FlightServiceHandlers } from '../../sandbox/src/flight/handlers';
