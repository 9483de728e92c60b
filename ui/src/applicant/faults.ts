// What stands against answers: from the server's fields to the questions of these pages, and in their words.
// Decides nothing: a fault it has no words for is told in the server's.

import type { FieldProblem } from '../host/wire.ts';
import type { Key } from '../words/keys.ts';
import type { Words } from '../words/words.tsx';
import { type Answers, type Name, OTHER } from './answers.ts';
import type { Page } from './tab-storage.ts';

/** One fault: the server's code and its own text. */
export type Fault = Omit<FieldProblem, 'field'>;

/** Faults by question, in the order of the form. */
export type Faults = Partial<Record<Name, Fault>>;

/** The fields that each page asks the server about. */
export const FIELDS = {
  names: ['birth-name', 'usage-name', 'given-names'],
  birth: ['birth-date', 'sex'],
  place: ['birth-place', 'birth-country', 'nationality'],
  address: ['address-line', 'address-complement', 'postcode', 'locality', 'country'],
  contact: ['email', 'mobile'],
} as const satisfies Partial<Record<Page, readonly string[]>>;

/** A page that asks for answers. */
export type FormPage = keyof typeof FIELDS;

const FORM_PAGES = Object.keys(FIELDS) as FormPage[];

/** The page where a question is. */
export function pageOf(name: Name): FormPage {
  const field = BACK[name] ?? name;
  return FORM_PAGES.find((page) => (FIELDS[page] as readonly string[]).includes(field)) ?? 'names';
}

const BACK: Partial<Record<Name, string>> = {
  day: 'birth-date',
  born: 'birth-country',
  commune: 'birth-place',
  town: 'birth-place',
  'other-country': 'birth-country',
};

/** The question that a field of the server's is about. */
function nameOf(field: string, answers: Answers): Name {
  const isAbroad = answers.born === 'abroad';
  if (field === 'birth-date') return 'day';
  if (field === 'birth-place') return isAbroad ? 'town' : 'commune';
  if (field !== 'birth-country') return field as Name;
  if (!isAbroad) return 'born';
  return answers['birth-country'] === OTHER ? 'other-country' : 'birth-country';
}

/** The server's faults by question. */
export function faultsOf(fields: FieldProblem[], answers: Answers): Faults {
  return Object.fromEntries(
    fields.map(({ field, problem, text }) => [nameOf(field, answers), { problem, text }]),
  );
}

const MISSING: Partial<Record<Name, Key>> = {
  'birth-name': 'apply-missing-birth-name',
  'given-names': 'apply-missing-given-names',
  day: 'apply-missing-birth-date',
  sex: 'apply-missing-sex',
  born: 'apply-missing-born',
  commune: 'apply-missing-commune',
  'birth-country': 'apply-missing-birth-country',
  'other-country': 'apply-wrong-other-country',
  nationality: 'apply-missing-nationality',
  'address-line': 'apply-missing-address-line',
  postcode: 'apply-missing-postcode',
  locality: 'apply-missing-locality',
  email: 'apply-missing-email',
  mobile: 'apply-missing-mobile',
};

const INVALID: Partial<Record<Name, Key>> = {
  'birth-name': 'apply-wrong-name',
  'usage-name': 'apply-wrong-name',
  'given-names': 'apply-wrong-name',
  day: 'apply-wrong-birth-date',
  sex: 'apply-missing-sex',
  born: 'apply-missing-born',
  commune: 'apply-wrong-commune',
  town: 'apply-wrong-town',
  'birth-country': 'apply-missing-birth-country',
  'other-country': 'apply-wrong-other-country',
  nationality: 'apply-missing-nationality',
  'address-line': 'apply-wrong-address-line',
  'address-complement': 'apply-wrong-address-complement',
  postcode: 'apply-wrong-postcode',
  locality: 'apply-wrong-locality',
  email: 'apply-wrong-email',
  mobile: 'apply-wrong-mobile',
};

function keyOf(name: Name, problem: string): Key | undefined {
  if (problem === 'field-missing') return MISSING[name];
  if (problem === 'field-invalid') return INVALID[name];
  if (problem === 'postcode-typed') return 'apply-commune-postcode';
  if (problem === 'mobile-not-accepted') return 'apply-wrong-mobile';
  return problem === 'nir-refused' ? 'apply-nir' : undefined;
}

/** What is wrong with a question and what to do about it; nothing when nothing is. */
export function faultText(words: Words, name: Name, fault: Fault | undefined): string | undefined {
  if (!fault) return undefined;
  const key = keyOf(name, fault.problem);
  return key ? words.text(key) : fault.text || words.text('apply-wrong-other');
}
