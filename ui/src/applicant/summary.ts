// The answers as they are read back: in groups, each with its page. Must not know how they are shown.

import type { Words } from '../words/words.tsx';
import { type Answers, isPartial, OTHER } from './answers.ts';
import { saidCommune } from './communes.ts';
import { countriesIn } from './countries.ts';
import type { FormPage } from './faults.ts';

/** One answer: what it is called and how it reads, line by line. */
export type Line = { label: string; said: string[] };

/** The answers of a page. */
export type Group = { page: FormPage; lines: Line[] };

function birthDate(answers: Answers): string {
  const part = (text: string) => (text.trim() === '' ? '–' : text.trim().padStart(2, '0'));
  const whole = `${part(answers.day)}/${part(answers.month)}/${answers.year.trim()}`;
  return isPartial(answers) && answers.day === '' && answers.month === '' ? answers.year : whole;
}

function birthPlace(answers: Answers, words: Words): string[] {
  const countries = countriesIn(words.language);
  if (answers.born === 'france')
    return [saidCommune(answers.commune, Number(answers.year)), words.text('apply-born-france')];
  const country = answers['birth-country'];
  const name = countries.find(({ birth }) => birth === country)?.name ?? '';
  return [answers.town, country === OTHER ? answers['other-country'] : name];
}

function nationality(answers: Answers, words: Words): string {
  const all = countriesIn(words.language);
  return all.find(({ alpha3 }) => alpha3 === answers.nationality)?.name ?? '';
}

/** Everything that was answered, page by page. */
export function groupsOf(answers: Answers, words: Words): Group[] {
  const line = (label: string, ...said: string[]) => ({ label, said: said.filter((text) => text.trim()) });
  const sex = (['female', 'male', 'unspecified'] as const).find((each) => each === answers.sex);
  return [
    {
      page: 'names',
      lines: [
        line(words.text('apply-birth-name'), answers['birth-name']),
        ...(answers['usage-name'].trim()
          ? [line(words.text('apply-said-usage'), answers['usage-name'])]
          : []),
        line(words.text('apply-given-names'), answers['given-names']),
      ],
    },
    {
      page: 'birth',
      lines: [
        line(words.text('apply-birth-date'), birthDate(answers)),
        line(words.text('apply-sex'), sex ? words.text(`apply-sex-${sex}`) : ''),
      ],
    },
    {
      page: 'place',
      lines: [
        line(words.text('apply-born'), ...birthPlace(answers, words)),
        line(words.text('apply-nationality'), nationality(answers, words)),
      ],
    },
    {
      page: 'address',
      lines: [
        line(
          words.text('apply-said-address'),
          answers['address-complement'],
          answers['address-line'],
          `${answers.postcode} ${answers.locality}`,
        ),
      ],
    },
    {
      page: 'contact',
      lines: [
        line(words.text('apply-email'), answers.email),
        line(words.text('apply-mobile'), answers.mobile),
      ],
    },
  ];
}
