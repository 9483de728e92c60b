// One step of proving who one is: on a page of its own, or in a sheet over the page that waits. Owns where it stands
// and how it looks there; must not know which step it is.

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { type Ask, type Message, useSession } from './asking.ts';
import { Doorstep } from './doorstep.tsx';
import { Refusal } from './refusal.tsx';

/** What the steps stand in. */
export type Around = {
  ask: Ask;
  /** In a sheet: the way out of it. On a page there is none. */
  sheet?: { stay?: string; onClose(): void };
  /** What else may be done, quietly, whatever the step. */
  others?: ReactNode;
};

/** Where steps find it. */
export const AroundContext = createContext<Around | null>(null);

/** What this step stands in. */
export function useAround(): Around {
  const around = useContext(AroundContext);
  if (!around) throw new Error('a step that stands nowhere');
  return around;
}

/** Steps in a sheet of an open session. */
export function InSheet({ onClose, children }: { onClose(): void; children: ReactNode }) {
  const { ask } = useSession();
  useFocusGivenBack();
  return <AroundContext value={{ ask, sheet: { onClose } }}>{children}</AroundContext>;
}

/** One sheet follows another, and the last one does not know where the first was opened from. */
function useFocusGivenBack() {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    },
    [opener],
  );
}

type Props = {
  title: string;
  lead: ReactNode;
  /** What the button says; a step without one only tells. */
  action?: string;
  isBusy?: boolean;
  banner?: Message | undefined;
  onDo?(): void;
  children?: ReactNode;
  /** What to do where it cannot be taken. */
  help?: string;
  /** Another way to take this step. */
  other?: { label: string; onPress(): void } | undefined;
};

/** The step. */
export function Step(props: Props) {
  const { sheet, others } = useAround();
  const quiet = (
    <>
      {props.other && (
        <Button look="quiet" onPress={props.other.onPress}>
          {props.other.label}
        </Button>
      )}
      {others}
    </>
  );
  if (!sheet) return <OnPage {...props} quiet={quiet} />;
  return (
    <Gesture
      title={props.title}
      lead={props.lead}
      {...(props.action && { action: props.action })}
      {...(sheet.stay && { stay: sheet.stay })}
      isBusy={props.isBusy ?? false}
      banner={props.banner}
      onDo={() => props.onDo?.()}
      onClose={sheet.onClose}
      others={quiet}
    >
      {props.children}
      {props.help && <p className="small muted">{props.help}</p>}
    </Gesture>
  );
}

function OnPage({ quiet, ...props }: Props & { quiet: ReactNode }) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  // The button that led here is gone: what is to be filled in has the focus, else the title.
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('input');
    (first ?? document.querySelector<HTMLElement>('.doorstep h1'))?.focus();
  }, []);
  return (
    <Doorstep title={props.title} lead={props.lead}>
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onDo?.();
        }}
      >
        <Refusal of={props.banner} />
        {props.children}
        {props.action && (
          <div className="btn-row">
            <Button type="submit" look="primary" busy={props.isBusy === true && words.text('console-busy')}>
              {props.action}
            </Button>
          </div>
        )}
      </form>
      <div className="quiet-row">{quiet}</div>
      {props.help && <p className="small muted">{props.help}</p>}
    </Doorstep>
  );
}
