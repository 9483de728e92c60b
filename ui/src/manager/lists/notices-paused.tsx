// After a restore no message leaves until somebody has looked: it is said on every page of an administrator. Must not
// know what a message says.

import { useState } from 'react';
import type { Done, NoticesState } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { type Answer, isProposed, Proposed } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { usePath, useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

/** The banner; nothing while messages leave. */
export function NoticesPaused() {
  const words = useWords();
  const notices = usePath<NoticesState>('/v1/admin/notices', 60);
  const [isAsking, setAsking] = useState(false);
  const [isToConfirm, setToConfirm] = useState(false);
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
          onResumed={(answer) => {
            setAsking(false);
            setToConfirm(isProposed(answer));
            void notices.reload();
          }}
        />
      )}
      {isToConfirm && <Proposed onClose={() => setToConfirm(false)} />}
    </div>
  );
}

type Props = { waiting: number; onClose(): void; onResumed(answer: Answer): void };

function ResumeNotices({ waiting, onClose, onResumed }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-notices-resume-do'));
  const form = useForm({ names: [] });
  const resume = () =>
    form.run(async () => {
      onResumed(await ask<Done | undefined>('POST', '/v1/admin/notices/resume'));
    });
  return (
    <Gesture
      title={words.text('console-notices-resume-title', { count: waiting })}
      lead={words.text('console-notices-resume-lead')}
      {...proposing}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={resume}
      onClose={onClose}
    />
  );
}
