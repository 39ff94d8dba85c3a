import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '#shared/errors.ts';
import { ENV } from '#shared/names.ts';
import type { StepSettings } from '#shared/steps/deps.ts';

/** Where an outlet reaches us when nobody has set an address of their own. */
export const DEFAULT_CONTACT_URL = 'https://claimwire.example/contact';

const Package = z.object({ version: z.string() });

/** What a run on this machine reads from the environment; the rest has its place in the command line. */
export function loadLocalSettings(
  env: Readonly<Record<string, string | undefined>>,
): Omit<StepSettings, 'siteBaseUrl'> {
  const contactUrl = env[ENV.contactUrl] || DEFAULT_CONTACT_URL;
  if (!URL.canParse(contactUrl)) {
    throw new ConfigError(
      `${ENV.contactUrl}: "${contactUrl}" is no address; set it to a page or mail address of yours`,
    );
  }
  return {
    contactUrl,
    keepRaw: env[ENV.keepRaw] === 'true',
    programVersion: programVersion(),
    fullText: true,
  };
}

function programVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return Package.parse(JSON.parse(text)).version;
}
