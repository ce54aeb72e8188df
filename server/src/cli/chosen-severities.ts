import { SEVERITIES, type SeverityOrOff } from '../core/model.ts';
import { RULES } from '../generated/rules.ts';
import { unknownRule } from './commands/rules.ts';
import { oneOf } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What `--rule` says: rule id → severity. Throws a `UsageError`. */
export function chosenSeverities(settings: readonly string[] = []): Readonly<Record<string, SeverityOrOff>> {
  const known = new Set(RULES.map((rule) => rule.id));
  const chosen: Record<string, SeverityOrOff> = {};
  for (const setting of settings) {
    const [id = '', severity, ...rest] = setting.split('=');
    if (severity === undefined || rest.length > 0) {
      throw new UsageError(`--rule takes ID=SEVERITY, for example "reserved-code=warning", not "${setting}".`);
    }
    if (!known.has(id)) throw unknownRule(id);
    chosen[id] = oneOf(`--rule ${id}`, [...SEVERITIES, 'off'] as const)(severity);
  }
  return chosen;
}
