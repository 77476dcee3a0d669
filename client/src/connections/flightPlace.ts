import { cloudHosts, type DremioAddress } from '@lakehouse/dremio';
import type { FlightEndpoints } from '../settings';

/** Where Arrow Flight answers. */
export interface FlightPlace {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** What decides the place beside the address. */
export interface FlightChoice {
  readonly port: number;
  readonly tls: 'auto' | 'on' | 'off';
  readonly endpoints: FlightEndpoints;
  /** Port that the environment names (`DREMIO_FLIGHT_PORT`), for targets that the environment places. */
  readonly environmentPort?: number | undefined;
}

/** Where Flight of a target answers: what the settings say of it by name, else the usual place beside its REST API. */
export function flightPlaceOf(name: string, address: DremioAddress, choice: FlightChoice): FlightPlace {
  const told = choice.endpoints[name];
  const usual = usualPlace(address, choice);
  return { host: told?.host ?? usual.host, port: told?.port ?? usual.port, tls: told?.tls ?? usual.tls };
}

function usualPlace(address: DremioAddress, choice: FlightChoice): FlightPlace {
  if (address.kind === 'software')
    return {
      host: address.host,
      port: choice.environmentPort ?? choice.port,
      tls: choice.tls === 'auto' ? address.useSsl : choice.tls === 'on',
    };
  const known = cloudHosts.find(hosts => hosts.api === address.host);
  // Another control plane names its hosts the same way.
  return { host: known?.flight ?? address.host.replace(/^api\./, 'data.'), port: 443, tls: true };
}
