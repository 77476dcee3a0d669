import { copyFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { once } from './once.mjs';
import { ROOT } from './paths.mjs';
import { mustRun, run } from './run.mjs';

const VERSION = '18.3.0-1';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

/**
 * Arrow's Flight SQL server in Java over Derby, gathered once into the per-user cache: the class path that holds
 * `DerbyFlight`, which starts it. An error without a JDK or Maven.
 */
export async function derbyFlightServer() {
  const folder = await once(`java-derby-flight-${VERSION}`, async at => {
    await mustHave('mvn', ['--version'], 'No Maven is on the PATH: install it from https://maven.apache.org.');
    await mustHave('javac', ['--version'], 'No javac is on the PATH: install a JDK of Java 17 or newer.');
    copyFileSync(join(ROOT, 'scripts/java/derbyFlight.xml'), join(at, 'pom.xml'));
    const lib = join(at, 'lib');
    await mustRun('mvn', ['-q', '-B', '-f', join(at, 'pom.xml'), COPY, `-DoutputDirectory=${lib}`], { cwd: at });
    await mustRun('javac', ['-cp', join(lib, '*'), '-d', at, join(ROOT, 'scripts/java/DerbyFlight.java')]);
  });
  await mustHave('java', ['--version'], 'No Java is on the PATH: install Java 17 or newer.');
  return [folder, join(folder, 'lib', '*')].join(delimiter);
}

async function mustHave(command, args, hint) {
  const answer = await run(command, args).catch(() => undefined);
  if (answer?.code !== 0) throw new Error(hint);
}
