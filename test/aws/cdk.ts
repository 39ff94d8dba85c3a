import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the command said; throws with it where it failed. */
export type Cdk = (...args: string[]) => Promise<string>;

/**
 * The CDK command line against the endpoint of the tests. moto reads a template's address only where it says `localhost`,
 * while the S3 client needs an address in figures, or it would look for the bucket's own host.
 */
export function cdkIn(folder: string): Cdk {
  mkdirSync(folder, { recursive: true });
  const url = new URL(process.env.AWS_ENDPOINT_URL ?? '');
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: `http://localhost:${url.port}`,
    CDK_OUTDIR: join(folder, 'cdk.out'),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CLAIMWIRE_TEST_FOLDER: folder,
  };
  return (...args) =>
    new Promise((resolve, reject) => {
      const command = [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices', '--no-color'];
      execFile(process.execPath, command, { cwd: ROOT, env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
        const said = `${stdout}\n${stderr}`;
        if (error) reject(new Error(`cdk ${args.join(' ')}: ${said}`, { cause: error }));
        else resolve(said);
      });
    });
}

/** The app of the deployment under test, see `stack-app.ts`. */
export const STACK_APP = `${process.execPath} --disable-warning=ExperimentalWarning test/aws/stack-app.ts`;
