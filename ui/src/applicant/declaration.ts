// How answers become a declaration. Judges nothing: the server does.

import type { Declaration } from '../host/wire.ts';
import { type Answers, isPartial, OTHER } from './answers.ts';
import { codeOfCommune } from './communes.ts';
import { BORN_IN_FRANCE, FRANCE } from './countries.ts';

/** `YYYY-MM-DD` as typed; what the document does not know is 00, what was forgotten stays empty. */
function birthDateOf(answers: Answers): string {
  const [year, month, day] = [answers.year, answers.month, answers.day].map((part) => part.trim());
  if (!year && !month && !day) return '';
  const part = (text = '') => {
    if (text === '') return isPartial(answers) ? '00' : '';
    return text.padStart(2, '0');
  };
  return `${year}-${part(month)}-${part(day)}`;
}

function birthPlaceOf(answers: Answers): Pick<Declaration, 'birth_place' | 'birth_country'> {
  if (answers.born === 'france') {
    const birthPlace = codeOfCommune(answers.commune, Number(answers.year));
    return { birth_place: birthPlace, birth_country: BORN_IN_FRANCE };
  }
  if (answers.born !== 'abroad') return { birth_place: '', birth_country: '' };
  const country = answers['birth-country'];
  const birthCountry = country === OTHER ? answers['other-country'].trim() : country;
  return { birth_place: answers.town, birth_country: birthCountry };
}

/** The declaration, with everything that is not reached yet empty. */
export function declarationOf(answers: Answers): Declaration {
  return {
    birth_name: answers['birth-name'],
    usage_name: answers['usage-name'].trim() === '' ? null : answers['usage-name'],
    given_names: answers['given-names'],
    birth_date: birthDateOf(answers),
    ...birthPlaceOf(answers),
    sex: answers.sex,
    nationality: answers.nationality,
    address: {
      line: answers['address-line'],
      complement: answers['address-complement'].trim() === '' ? null : answers['address-complement'],
      postcode: answers.postcode.trim(),
      locality: answers.locality,
      country: FRANCE,
    },
    email: answers.email.trim(),
    mobile: answers.mobile,
  };
}
