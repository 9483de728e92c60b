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

/** No answer yet. No option is selected in advance. */
export const EMPTY = Object.fromEntries(NAMES.map((name) => [name, ''])) as Answers;

/** The value of `birth-country` when the list lacks the country. */
export const OTHER = 'other';

/** True when the applicant says that the document gives no full date of birth. */
export const isPartial = (answers: Answers): boolean => answers['is-partial'] === 'yes';
