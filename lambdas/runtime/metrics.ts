import { METRICS_NAMESPACE, type WorkerName } from '#shared/names.ts';
import type { Clock } from '#shared/ports.ts';
import type { Metrics } from '#shared/steps/deps.ts';

/** The embedded metric format takes at most 100 values of one metric, and 100 metrics a line. */
const MAX_VALUES = 100;

export type MetricsBuffer = {
  metrics: Metrics;
  /** Writes what has gathered, one line for each set of dimensions, and forgets it. */
  flush(): void;
};

/**
 * Metrics as lines of CloudWatch's embedded metric format: no call, no permission, no agent. Values of one name gather
 * until `flush`, so that an invocation writes a line for each set of dimensions and not one for each value. Names that
 * end in `Ms` or `Bytes` carry that unit, all others are counts.
 */
export function createMetrics(worker: WorkerName, write: (line: string) => void, now: Clock): MetricsBuffer {
  let gathered = new Map<string, { dimensions: Record<string, string>; values: Map<string, number[]> }>();

  function flush(): void {
    const lines = [...gathered.values()];
    gathered = new Map();
    for (const { dimensions, values } of lines) write(`${JSON.stringify(line(dimensions, values, now()))}\n`);
  }

  return {
    metrics(name, value, given = {}) {
      const dimensions = { worker, ...given };
      const key = JSON.stringify(Object.entries(dimensions).sort());
      const set = gathered.get(key) ?? { dimensions, values: new Map<string, number[]>() };
      gathered.set(key, set);
      const values = set.values.get(name) ?? [];
      set.values.set(name, values);
      values.push(value);
      if (values.length >= MAX_VALUES || set.values.size >= MAX_VALUES) flush();
    },
    flush,
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function line(dimensions: Record<string, string>, values: Map<string, number[]>, at: Date): object {
  return {
    _aws: {
      Timestamp: at.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: METRICS_NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: [...values.keys()].map((name) => ({ Name: name, Unit: unitOf(name) })),
        },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(values),
  };
}

function unitOf(name: string): 'Milliseconds' | 'Bytes' | 'Count' {
  if (name.endsWith('Ms')) return 'Milliseconds';
  return name.endsWith('Bytes') ? 'Bytes' : 'Count';
}
