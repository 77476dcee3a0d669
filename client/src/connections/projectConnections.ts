import type { Connection } from './connection';
import { flightPlaceOf, type FlightChoice } from './flightPlace';
import type { ProjectProfile } from './profiles/projectProfile';

/** The connections of a project: its targets that can be used. */
export function projectConnections(
  project: ProjectProfile,
  choice: Omit<FlightChoice, 'environmentPort'>,
  environmentPort: number | undefined,
): readonly Connection[] {
  const { file, projectRoot } = project;
  if (file === undefined) return [];
  return project.targets.flatMap(entry => {
    if (!('profile' in entry)) return [];
    const { target, address, verifySsl, login, secretVariable, placedByEnvironment } = entry.profile;
    const name = `${target.profileName}.${target.targetName}`;
    const port = placedByEnvironment ? environmentPort : undefined;
    const origin = { kind: 'profile', projectRoot, file, isDefault: entry.isDefault, target, secretVariable } as const;
    const flight = flightPlaceOf(name, address, { ...choice, environmentPort: port });
    return [{ id: `profile:${projectRoot}:${name}`, name, address, verifySsl, login, flight, origin }];
  });
}

/** The port that a variable names; anything that is no port names none. */
export function portOf(text: string | undefined): number | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
