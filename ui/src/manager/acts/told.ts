// An act in words: what it is and whom it concerns, exactly what will hold, and what its second person hands over. Must
// not know who decides.

import type { Act, Policy, PolicyLimits } from '../../host/wire.ts';
import { inFours } from '../../kit/letters.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords, type Words } from '../../words/words.tsx';
import type { OverCode } from '../lists/code.tsx';
import { endTold, outageTold } from '../lists/limits.ts';
import { zoneName } from '../lists/zone.ts';
import { factsOf, instantTold, subjectOf } from '../orders/ordered.ts';
import { dayInFigures, dayInWords } from '../time.ts';
import type { NamesOfActs } from './names.ts';
import type { OrdersOfActs } from './orders.ts';

/** A fact that will hold: its label and its value. */
export type Holds = { label: string; value: string };

/** An act as it is told. */
export type Told = {
  title: string;
  holds: Holds[];
  /** Whose code or link comes of it. */
  name: string;
  code?: OverCode;
};

/** Whom or what it concerns, as it is called. */
function nameOf(act: Act, names: NamesOfActs): string {
  switch (act.what) {
    case 'add-office':
    case 'add-agent':
    case 'add-staff':
      return act.name;
    case 'set-office-zone':
      return names.office(act.office);
    case 'renew-agent-code':
    case 'set-training':
    case 'close-agent':
      return names.agent(act.agent);
    case 'add-device':
      return act.label;
    case 'renew-device-code':
    case 'confirm-device':
    case 'revoke-device':
      return names.device(act.device);
    case 'reset-staff':
    case 'move-staff':
    case 'link-staff':
    case 'close-staff':
      return names.person(act.login);
    case 'give-order':
      return subjectOf(act.on, names);
    case 'stop-document':
      return inFours(act.reference).join('\u00a0');
    case 'release':
    case 'refuse':
      return String(act.sequence);
    case 'add-factor':
    case 'remove-factor':
      return act.label;
    case 'plan-round':
      return names.agent(act.carrier);
    default:
      return '';
  }
}

/** What holds once it is done, beyond its title. */
function holdsOf(act: Act, names: NamesOfActs, words: Words, now: Policy | undefined): Holds[] {
  const fact = (label: Key, value: string): Holds => ({ label: words.text(label), value });
  const factors = (end: boolean) =>
    fact('console-act-factors', words.text(end ? 'console-act-factors-end' : 'console-act-factors-stay'));
  switch (act.what) {
    case 'set-office-zone':
      return [fact('console-office-zone', words.text(zoneName(act.zone)))];
    case 'add-agent':
      return [
        fact('console-kind', words.text(`console-kind-${act.kind}`)),
        fact('console-login', act.login),
        fact('console-office', names.office(act.office)),
      ];
    case 'add-device':
      return [fact('console-office', names.office(act.office))];
    case 'set-training':
      return [fact('console-agent-training-day', dayInFigures(act.on))];
    case 'close-agent':
      return sinceOf(act.since, words);
    case 'revoke-device':
      return [
        fact('console-act-why', words.text(`console-revoked-${act.reason}`)),
        ...sinceOf(act.since, words),
      ];
    case 'give-order':
      return factsOf(act, names, words);
    case 'add-staff':
      return [
        fact('console-role', words.text(`console-role-${act.role}`)),
        fact('console-login', act.login),
        fact('console-office', names.office(act.office)),
      ];
    case 'reset-staff':
      return [fact('console-login', act.login), factors(act.factors)];
    case 'move-staff':
      return [fact('console-login', act.login), fact('console-office', names.office(act.office))];
    case 'link-staff':
      return linkOf(act, names, words);
    case 'close-staff':
      return [fact('console-login', act.login)];
    case 'use-link':
      return [factors(act.factors)];
    case 'set-policy':
      return policyOf(act, names, words, now);
    case 'release':
    case 'refuse':
      return [originOf(act.chain, names, words), fact('console-decide-note', act.note)];
    default:
      return workOf(act, words);
  }
}

/** Who somebody is besides: what they may not decide about. */
function linkOf(
  { login, agent, household }: Extract<Act, { what: 'link-staff' }>,
  names: NamesOfActs,
  words: Words,
): Holds[] {
  const home = household ? 'console-act-link-home-known' : 'console-act-link-home-unknown';
  return [
    { label: words.text('console-login'), value: login },
    {
      label: words.text('console-act-link-agent'),
      value: agent === null ? words.text('console-act-link-no-agent') : names.agent(agent),
    },
    { label: words.text('console-act-link-home'), value: words.text(home) },
  ];
}

/** Since when what was checked does not count; from the act itself on where no day was given. */
function sinceOf(since: number | undefined, words: Words): Holds[] {
  return since === undefined ? [] : [{ label: words.text('console-act-since'), value: instantTold(since) }];
}

/** The order that is lifted: as it was given, or its id where it is not known here. */
function liftedOf(order: string, known: OrdersOfActs, names: NamesOfActs, words: Words): Holds[] {
  const found = known(order);
  return found ? factsOf(found, names, words) : [{ label: words.text('console-act-order'), value: order }];
}

/** Whose record it is: people know the device, not its chain. */
function originOf(chain: string, names: NamesOfActs, words: Words): Holds {
  const device = names.chain(chain);
  return device === undefined
    ? { label: words.text('console-chain'), value: chain }
    : { label: words.text('console-device'), value: device };
}

/** The same of a manager's work and of a file that somebody brought: by their ids, which pages and logs have too. */
function workOf(act: Act, words: Words): Holds[] {
  const fact = (label: Key, value: string): Holds => ({ label: words.text(label), value });
  switch (act.what) {
    case 'stop-file':
    case 'lift-stop-file':
      return [fact('console-act-documents', words.text('console-number', { count: act.documents }))];
    case 'judge-again':
      return [fact('console-act-enrolments', String(act.enrolments))];
    case 'bring-parcel':
      return [fact('console-act-file', act.digest), fact('console-act-frames', String(act.frames))];
    case 'plan-round':
      return [fact('console-act-day', dayInWords(act.day, words.language))];
    case 'set-places':
      return [fact('console-act-window', act.window), fact('console-act-places', String(act.places))];
    case 'book-visit':
    case 'miss-visit':
      return [fact('console-act-visit', act.appointment)];
    case 'move-visit':
      return [fact('console-act-visit', act.appointment), fact('console-act-visit-new', act.to)];
    case 'cancel-visit':
      return [
        fact('console-act-visit', act.appointment),
        fact('console-act-why', words.text(`console-cancel-${act.reason}` as Key)),
      ];
    default:
      return [];
  }
}

/** The models that will be accepted, by name, then those that no longer are, and the days. */
function policyOf(
  act: Extract<Act, { what: 'set-policy' }>,
  names: NamesOfActs,
  words: Words,
  now: Policy | undefined,
): Holds[] {
  const listed = (ids: number[]) => ids.map(names.model).join(' · ') || words.text('console-act-no-model');
  const gone = now?.accepted_models.filter((id) => !act.accepted_models.includes(id)) ?? [];
  const holds = [{ label: words.text('console-models'), value: listed(act.accepted_models) }];
  if (gone.length > 0) holds.push({ label: words.text('console-act-models-gone'), value: listed(gone) });
  holds.push({
    label: words.text('console-deadline-days'),
    value:
      now && now.deadline_days !== act.deadline_days
        ? words.text('console-act-days', { after: act.deadline_days, before: now.deadline_days })
        : String(act.deadline_days),
  });
  return [...holds, ...limitsOf(act.limits, words)];
}

/** What a policy says in time, where it says anything. */
function limitsOf(limits: PolicyLimits, words: Words): Holds[] {
  const listed: Array<[Key, string[]]> = [
    ['console-outages', limits.outages.map((one) => outageTold(one, words))],
    ['console-ends', limits.ends.map((one) => endTold(one, words))],
    ['console-list-grace', limits.list_grace_hours > 0 ? [String(limits.list_grace_hours)] : []],
    ['console-act-lifted-by', limits.two_decide ? [words.text('console-act-two-people')] : []],
  ];
  const said = listed.filter(([, values]) => values.length > 0);
  return said.map(([label, values]) => ({ label: words.text(label), value: values.join(' · ') }));
}

/** What is said over the code that comes of it. */
function codeOf(act: Act, name: string, words: Words): Told['code'] {
  if (act.what === 'add-agent' || act.what === 'renew-agent-code') {
    return {
      title: words.text('console-agent-code', { name }),
      lead: words.text('console-agent-code-lead'),
      leadOfLast: words.text('console-agent-code-last'),
    };
  }
  if (act.what === 'add-device' || act.what === 'renew-device-code') {
    return {
      title: words.text('console-device-code', { label: name }),
      lead: words.text('console-device-code-lead'),
    };
  }
  return undefined;
}

/** Tells acts; `now` is the policy that holds, for acts that would change it. */
export function useTold(names: NamesOfActs, orders: OrdersOfActs): (act: Act, now?: Policy) => Told {
  const words = useWords();
  return (act, now) => {
    const name = nameOf(act, names);
    const code = codeOf(act, name, words);
    return {
      title: words.text(`console-act-${act.what}`, { name }),
      holds:
        act.what === 'lift-order'
          ? liftedOf(act.order, orders, names, words)
          : holdsOf(act, names, words, now),
      name,
      ...(code && { code }),
    };
  };
}
