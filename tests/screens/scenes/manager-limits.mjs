// What the policy of the console's scenes says in time.

const day = (text) => Date.parse(`${text}T00:00:00+01:00`);

/** The limits. */
export const LIMITS = {
  outages: [{ from: day('2026-11-09'), until: day('2026-11-12') - 1, why: 'Panne nationale du réseau' }],
  ends: [{ of: 'software', version: 3, until: day('2027-01-01') - 1 }],
  list_grace_hours: 48,
  two_decide: false,
};
