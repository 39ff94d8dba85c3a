import type { Resource, Synthesised } from './synthesise.ts';

export type Statement = { actions: string[]; resources: string[]; effect: string; conditions: unknown };

/** `Fn::GetAtt`, `Ref` and `Fn::Join` as one line: logical ids without their hash, e.g. `<ArticlesBucket>/entries/*`. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return String(value);
  if (typeof value.Ref === 'string') return `<${withoutHash(value.Ref)}>`;
  const attribute = value['Fn::GetAtt'];
  if (Array.isArray(attribute)) return `<${withoutHash(String(attribute[0]))}>`;
  const join = value['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(asText).join('');
  return JSON.stringify(value);
}

export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in a resource by its path; `undefined` where a step of the path is not there. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else if (isRecord(here)) here = here[step];
    else return undefined;
  }
  return here;
}

export function ofType({ resources }: Synthesised, type: string): [name: string, resource: Resource][] {
  return [...resources].filter(([, { Type }]) => Type === type).map(([id, each]) => [withoutHash(id), each]);
}

export function one(synthesised: Synthesised, type: string, name: string): Resource {
  const found = ofType(synthesised, type).find(([each]) => each === name)?.[1];
  if (!found) throw new Error(`no ${type} "${name}"`);
  return found;
}

export function statements(policy: unknown): Statement[] {
  return list(at(policy, 'Statement')).map((each) => ({
    actions: list(at(each, 'Action')).map(String),
    resources: list(at(each, 'Resource')).map(asText),
    effect: String(at(each, 'Effect')),
    conditions: at(each, 'Condition'),
  }));
}

/** What the role of a worker may do, as `action resource`, sorted. */
export function grantsOf(synthesised: Synthesised, roleName: string): string[] {
  const policies = ofType(synthesised, 'AWS::IAM::Policy').filter(([, each]) =>
    list(at(each.Properties, 'Roles')).some((role) => asText(role) === `<${roleName}>`),
  );
  return policies
    .flatMap(([, each]) => statements(each.Properties.PolicyDocument))
    .flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((target) => `${action} ${target}`)))
    .sort();
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
