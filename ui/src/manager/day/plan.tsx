// The page that plans a round: a carrier, a day, its windows.

import { Button } from '../../kit/button.tsx';
import { DateBoxes } from '../../kit/date.tsx';
import { Select } from '../../kit/select.tsx';
import { ErrorSummary } from '../../kit/summary.tsx';
import { useWords } from '../../words/words.tsx';
import { useTitle } from '../lists/list-page.tsx';
import { Refusal } from '../session/refusal.tsx';
import { isDay, today } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import { dayTyped, useDateLabels } from './day-nav.tsx';
import { usePlan } from './planning.ts';
import { useNames } from './rounds.ts';
import { TypedWindows } from './windows.tsx';

/** The page that plans a round. */
export function PlanPage({ of }: { of: string | undefined }) {
  const words = useWords();
  const title = words.text('console-plan-title');
  useTitle(title);
  const names = useNames();
  const labels = useDateLabels();
  const { date, faults, ...form } = usePlan(isDay(of) ? of : today());
  const summary = [
    { at: 'plan-carrier', text: faults.carrier },
    { at: 'plan-day', text: faults.day },
    { at: 'plan-windows', text: faults.windows },
  ].flatMap(({ at, text }) => (text ? [{ at, text }] : []));
  return (
    <main className="shelf">
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
        <div className="push">
          <Link to={addressOf('day', isDay(dayTyped(date)) ? dayTyped(date) : undefined)}>
            {words.text('console-sheet-back')}
          </Link>
        </div>
      </header>
      <form
        className="stack plan"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.plan();
        }}
      >
        <Refusal of={form.banner} />
        <ErrorSummary title={words.text('console-faults')} faults={summary} tries={form.tries} />
        <Select
          id="plan-carrier"
          label={words.text('console-carrier')}
          hint={words.text('console-plan-carrier-hint')}
          value={form.carrier}
          onChange={form.setCarrier}
          empty={words.text('console-choose')}
          error={faults.carrier}
          options={names.carriers.map(({ id, name, office }) => ({
            id,
            label: `${name}, ${names.office(office)}`,
          }))}
        />
        <DateBoxes
          id="plan-day"
          legend={words.text('console-date')}
          error={faults.day}
          value={date}
          onChange={form.setDate}
          labels={labels}
        />
        <TypedWindows windows={form.windows} onChange={form.setWindows} error={faults.windows} />
        <div className="btn-row">
          <Button type="submit" look="primary" busy={form.isBusy && words.text('console-busy')}>
            {words.text('console-plan-do')}
          </Button>
        </div>
      </form>
    </main>
  );
}
