// The documents that are accepted and the days a request stays open. Saved as a whole, as a new version.

import { useState } from 'react';
import type { KnownModel, Policy } from '../../host/wire.ts';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { type Answer, isProposed, Proposed } from '../acts/hand-over.tsx';
import { usePath } from '../session/asking.ts';
import { Reading, useTitle } from './list-page.tsx';
import { PolicyForm } from './policy-form.tsx';

/** The accepted documents. */
export function DocumentsPage() {
  const words = useWords();
  const title = words.text('console-documents');
  useTitle(title);
  const policy = usePath<Policy>('/v1/admin/policy');
  const models = usePath<KnownModel[]>('/v1/admin/models');
  const [saved, setSaved] = useState<{ answer: Answer } | null>(null);
  return (
    <main className="shelf">
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
        {policy.value && (
          <p className="muted">{words.text('console-policy-version', { version: policy.value.version })}</p>
        )}
      </header>
      <p className="muted measure">{words.text('console-documents-lead')}</p>
      <Reading loaded={models}>
        {(known) => (
          <Reading loaded={policy}>
            {(now) => (
              <PolicyForm
                key={now.version}
                now={now}
                known={known}
                onSaved={(answer) => {
                  setSaved({ answer });
                  void policy.reload();
                }}
              />
            )}
          </Reading>
        )}
      </Reading>
      {saved && isProposed(saved.answer) && <Proposed onClose={() => setSaved(null)} />}
      {saved && !isProposed(saved.answer) && (
        <Toast onClose={() => setSaved(null)} closeLabel={words.text('console-close')}>
          {words.text('console-policy-saved')}
        </Toast>
      )}
    </main>
  );
}
