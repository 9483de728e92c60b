// The place of birth and the nationality.

import { useMemo } from 'react';
import { useWords } from '../words/words.tsx';
import { OTHER } from './answers.ts';
import { useAsked } from './asked.ts';
import { CommuneEntry } from './commune.tsx';
import { isNoCommune } from './communes.ts';
import { BORN_IN_FRANCE, type Country, countriesIn } from './countries.ts';
import { ChoiceEntry, SelectEntry, TextEntry } from './entries.tsx';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { useStep } from './step.ts';

/** Asks for the place of birth and the nationality. */
export function Place({ flow }: { flow: Flow }) {
  const words = useWords();
  const { born, commune, year } = flow.answers;
  const { onContinue, ...step } = useStep(flow, 'place', () =>
    born === 'france' && isNoCommune(commune, Number(year))
      ? { commune: { problem: 'postcode-typed', text: '' } }
      : undefined,
  );
  const asked = useAsked(flow);
  const countries = useMemo(() => countriesIn(words.language), [words.language]);
  return (
    <Question
      flow={flow}
      title={words.text('apply-place-title')}
      action={words.text('apply-continue')}
      onAction={onContinue}
      {...step}
    >
      <ChoiceEntry
        label={words.text('apply-born')}
        choices={(['france', 'abroad'] as const).map((value) => ({
          value,
          label: words.text(`apply-born-${value}`),
        }))}
        {...asked('born')}
      />
      {flow.answers.born === 'france' && (
        <CommuneEntry
          label={words.text('apply-commune')}
          hint={words.text('apply-commune-hint')}
          year={Number(flow.answers.year)}
          {...asked('commune')}
        />
      )}
      {flow.answers.born === 'abroad' && <Abroad flow={flow} countries={countries} />}
      <SelectEntry
        label={words.text('apply-nationality')}
        hint={words.text('apply-nationality-hint')}
        {...asked('nationality')}
      >
        <option value="">{words.text('apply-choose')}</option>
        {countries.map(({ alpha3, name }) => (
          <option key={alpha3} value={alpha3}>
            {name}
          </option>
        ))}
      </SelectEntry>
      <p>
        {words.text('apply-stateless')}{' '}
        <button className="linked" type="button" onClick={() => flow.go('paper')}>
          {words.text('apply-to-paper')}
        </button>
      </p>
    </Question>
  );
}

function Abroad({ flow, countries }: { flow: Flow; countries: Country[] }) {
  const words = useWords();
  const asked = useAsked(flow);
  return (
    <>
      <SelectEntry label={words.text('apply-birth-country')} {...asked('birth-country')}>
        <option value="">{words.text('apply-choose')}</option>
        {countries
          .filter(({ birth }) => birth !== BORN_IN_FRANCE)
          .map(({ birth, name }) => (
            <option key={birth} value={birth}>
              {name}
            </option>
          ))}
        <option value={OTHER}>{words.text('apply-other-country')}</option>
      </SelectEntry>
      {flow.answers['birth-country'] === OTHER && (
        <TextEntry
          label={words.text('apply-country-code')}
          hint={words.text('apply-country-code-hint')}
          fill="off"
          mode="numeric"
          width="short"
          {...asked('other-country')}
        />
      )}
      <TextEntry
        label={words.text('apply-town')}
        hint={words.text('apply-town-hint')}
        fill="off"
        {...asked('town')}
      />
    </>
  );
}
