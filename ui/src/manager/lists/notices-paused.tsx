// After a restore no message leaves until somebody has looked: it is said on every page of an administrator. Must not
// know what a message says.

import { useState } from 'react';
import type { NoticesState } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

/** The banner; nothing while messages leave. */
export function NoticesPaused() {
  const words = useWords();
  const notices = usePath<NoticesState>('/v1/admin/notices', 60);
  const [isAsking, setAsking] = useState(false);
  if (!notices.value?.paused) return null;
  return (
    <div className="notices-paused">
      <Banner
        name="attention"
        more={
          <Button look="small" onPress={() => setAsking(true)}>
            {words.text('console-notices-resume')}
          </Button>
        }
      >
        {words.text('console-notices-paused')}
      </Banner>
      {isAsking && (
        <ResumeNotices
          waiting={notices.value.waiting}
          onClose={() => setAsking(false)}
          onResumed={notices.reload}
        />
      )}
    </div>
  );
}

type Props = { waiting: number; onClose(): void; onResumed(): void };

function ResumeNotices({ waiting, onClose, onResumed }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const resume = () =>
    form.run(async () => {
      await ask('POST', '/v1/admin/notices/resume');
      onResumed();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-notices-resume-title', { count: waiting })}
      lead={words.text('console-notices-resume-lead')}
      action={words.text('console-notices-resume-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={resume}
      onClose={onClose}
    />
  );
}
