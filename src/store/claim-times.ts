/** What times are to claims, as an analyst changes both. Pure. */
import { bestPrecision, timesOf } from '../happened.js';
import type { Claim, Report, TimeRole } from '../report.js';

/** A claim with one of its times in another role; "at" is when it happened, none leaves it as it was. */
export function withRole(claim: Claim, time: string, role: TimeRole | 'at' | undefined): Claim {
  if (role === undefined) return claim;
  const { timeRoles, ...rest } = claim;
  const { [time]: _before, ...others } = timeRoles ?? {};
  const roles = role === 'at' ? others : { ...others, [time]: role };
  return Object.keys(roles).length ? { ...rest, timeRoles: roles } : rest;
}

/** What the times left are to the claims that they come from. */
export function rolesOf(times: readonly string[], claims: readonly Claim[]): Pick<Claim, 'timeRoles'> {
  const roles = claims.flatMap(({ timeRoles }) => Object.entries(timeRoles ?? {}));
  const left = roles.filter(([id]) => times.includes(id));
  return left.length ? { timeRoles: Object.fromEntries(left) } : {};
}

/** The claim with how exactly its times say when it happened. */
export function withPrecision({ timePrecision: _before, ...claim }: Claim, times: Report['times']): Claim {
  const precision = bestPrecision(timesOf(claim, new Map(times.map((time) => [time.id, time]))));
  return { ...claim, ...(precision && { timePrecision: precision }) };
}
