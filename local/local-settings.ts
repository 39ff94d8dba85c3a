import { type EnvironmentVariables, loadLocalEnvironment, PROGRAM_VERSION } from '#shared/settings.ts';
import type { StepSettings, WebhookTarget } from '#shared/steps/deps.ts';

/** Where an outlet reaches us when nobody has set an address of their own. */
export const DEFAULT_CONTACT_URL = 'https://claimwire.example/contact';

export type LocalSettings = {
  settings: Omit<StepSettings, 'siteBaseUrl'>;
  webhooks: ReadonlyMap<string, WebhookTarget>;
};

/** What a run on this machine reads from the environment; the rest has its place in the command line. */
export function loadLocalSettings(env: EnvironmentVariables): LocalSettings {
  const { contactUrl = DEFAULT_CONTACT_URL, keepRaw, webhooks } = loadLocalEnvironment(env);
  // Whoever runs it here reads it here: the pages lie on the loopback address.
  return { settings: { contactUrl, keepRaw, programVersion: PROGRAM_VERSION, fullText: true }, webhooks };
}
