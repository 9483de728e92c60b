// What is typed into the forms, question by question. Must not know what becomes of it.

/** Every question by its name; a name is also the place where a fault is shown. */
export const NAMES = [
  'birth-name',
  'usage-name',
  'given-names',
  'day',
  'month',
  'year',
  'is-partial',
  'sex',
  'born',
  'commune',
  'birth-country',
  'other-country',
  'town',
  'nationality',
  'address-line',
  'address-complement',
  'postcode',
  'locality',
  'email',
  'mobile',
] as const;

/** The name of a question. */
export type Name = (typeof NAMES)[number];

/** What is typed so far, as typed. */
export type Answers = Record<Name, string>;

/** Nothing typed yet: nothing is chosen for anybody. */
export const EMPTY = Object.fromEntries(NAMES.map((name) => [name, ''])) as Answers;

/** The country of birth that the list does not have. */
export const OTHER = 'other';

/** True when the document leaves out the day or the month, and the applicant says so. */
export const isPartial = (answers: Answers): boolean => answers['is-partial'] === 'yes';
