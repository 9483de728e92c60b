// A round that is being planned: what is typed, what is missing, what the registry refused. Must not know which windows
// go together: the registry does.

import { useRef, useState } from 'react';
import { type RefusedByServer, refusedBy } from '../../host/server.ts';
import type { NewRound, RoundBody } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { type Message, messageOf, useSession } from '../session/asking.ts';
import { instantOf, isDay } from '../time.ts';
import { addressOf, go } from '../where.tsx';
import { dayTyped, typedOf } from './day-nav.tsx';
import { type TypedWindow, windowFaults } from './windows.tsx';

type Faults = { carrier?: string; day?: string; windows?: string };

/** The state of the plan, first for `day`. */
export function usePlan(day: string) {
  const words = useWords();
  const { ask } = useSession();
  const [date, setDate] = useState(() => typedOf(day));
  const [carrier, setCarrier] = useState('');
  const [windows, setWindows] = useState<TypedWindow[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [banner, setBanner] = useState<Message | undefined>();
  const [isBusy, setBusy] = useState(false);
  const isAsking = useRef(false);

  function missing(): Faults {
    const windowsFault = windowFaults(windows, words);
    return {
      ...(carrier === '' && { carrier: words.text('console-plan-carrier-missing') }),
      ...(!isDay(dayTyped(date)) && { day: words.text('console-plan-day-fault') }),
      ...(windowsFault && { windows: windowsFault }),
    };
  }

  function refuse(refusal: RefusedByServer) {
    const fields = refusal.fields.map(({ field }) => field);
    const said: Faults = {
      ...(fields.includes('carrier') && { carrier: words.text('console-plan-carrier-fault') }),
      ...(fields.includes('day') && { day: words.text('console-plan-day-taken') }),
      ...(fields.includes('windows') && { windows: words.text('console-plan-windows-fault') }),
    };
    setFaults(said);
    if (Object.keys(said).length === 0) setBanner(messageOf(refusal, words));
  }

  async function plan() {
    if (isAsking.current) return;
    const found = missing();
    setFaults(found);
    setBanner(undefined);
    setTries((count) => count + 1);
    if (Object.keys(found).length > 0) return;
    isAsking.current = true;
    setBusy(true);
    try {
      const round = await ask<RoundBody>('POST', '/v1/rounds', bodyOf(carrier, dayTyped(date), windows));
      go(addressOf('day', round.day));
    } catch (thrown) {
      refuse(refusedBy(thrown));
    } finally {
      isAsking.current = false;
      setBusy(false);
    }
  }

  return { date, setDate, carrier, setCarrier, windows, setWindows, faults, tries, banner, isBusy, plan };
}

function bodyOf(carrier: string, day: string, windows: TypedWindow[]): NewRound {
  return {
    carrier,
    day,
    windows: windows.map(({ from, to, places }) => ({
      from: instantOf(day, from.trim()),
      to: instantOf(day, to.trim()),
      places: Number(places),
    })),
  };
}
