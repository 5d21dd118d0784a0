/**
 * Rules by name, so that a test can take one out and see what falls with it. Nothing else takes rules out: every
 * reading has them all.
 */

const names = new Set<string>();
let takenOut: ReadonlySet<string> = new Set();

/** Registers a rule that is a condition inside a function; the answer says whether it is in force. */
export function named(name: string): () => boolean {
  names.add(name);
  return () => !takenOut.has(name);
}

/** Registers a rule that is a function of its own; taken out, it finds nothing. */
export function rule<Given extends readonly unknown[], Found>(
  name: string,
  body: (...given: Given) => Found,
): (...given: Given) => Found | undefined {
  const inForce = named(name);
  return (...given) => (inForce() ? body(...given) : undefined);
}

/** The names of all rules that have been registered. */
export const ruleNames = (): string[] => [...names];

/** Runs something without the rules named. For tests: a reading is made in one go, so nothing else runs in between. */
export function without<Found>(rules: readonly string[], run: () => Found): Found {
  for (const name of rules) if (!names.has(name)) throw new Error(`There is no rule “${name}”.`);
  const before = takenOut;
  takenOut = new Set(rules);
  try {
    return run();
  } finally {
    takenOut = before;
  }
}
