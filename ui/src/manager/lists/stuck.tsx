// What the registry could not examine for a reason of its own is said on every page of an administrator, who starts it
// again once the cause is mended. Must not know what an enrolment holds.

import { useState } from 'react';
import type { Stuck as Found } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Banner } from '../../kit/state.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Refusal } from '../session/refusal.tsx';
import { stamp } from '../time.ts';

/** The banner; nothing while all goes its way. */
export function Stuck() {
  const words = useWords();
  const { ask } = useSession();
  const stuck = usePath<Found>('/v1/admin/stuck', 60);
  const [isStarted, setStarted] = useState(false);
  const form = useForm({ names: [] });
  const again = () =>
    form.run(async () => {
      await ask('POST', '/v1/admin/stuck/again');
      setStarted(true);
      void stuck.reload();
    });
  const found = stuck.value;
  return (
    <>
      {found && (found.parked > 0 || found.unopened > 0) && (
        <div className="notices-paused stack">
          <Refusal of={form.banner} />
          {found.parked > 0 && (
            <Banner
              name="attention"
              more={
                <Button look="small" busy={form.isBusy && words.text('console-busy')} onPress={again}>
                  {words.text('console-stuck-again')}
                </Button>
              }
            >
              {words.text('console-stuck-parked', {
                count: found.parked,
                since: stamp(found.since ?? Date.now()),
              })}
            </Banner>
          )}
          {found.unopened > 0 && (
            <Banner name="attention">
              {words.text('console-stuck-unopened', { count: found.unopened })}
            </Banner>
          )}
        </div>
      )}
      {isStarted && (
        <Toast onClose={() => setStarted(false)} closeLabel={words.text('console-close')}>
          {words.text('console-stuck-started')}
        </Toast>
      )}
    </>
  );
}
