import { LakeError } from '../lakeError';

/** The error of a command that Dremio has and the sandbox has not. */
export function unsupported(command: string): LakeError {
  return new LakeError('UNSUPPORTED_OPERATION', `${command.trim()}: This command is not supported by the sandbox.`);
}
