// A gesture that is confirmed in a dialog: what it does, its form, its button, and the way out. Must not know the
// gesture.

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import type { Message } from '../session/asking.ts';
import { Refusal } from '../session/refusal.tsx';

type Props = {
  title: string;
  lead?: ReactNode;
  /** What the button says; without it there is nothing to do here but read. */
  action?: string;
  /** The gesture ends something. */
  isEnd?: boolean;
  /** What the way out says, where nothing would change. */
  stay?: string;
  isBusy: boolean;
  /** Why it was not done. */
  banner?: Message | undefined;
  /** Why it cannot be done as things are, which is told already beside the form. */
  isDisabledBecause?: string | undefined;
  onDo(): void;
  onClose(): void;
  children?: ReactNode;
  /** What else may be done, quietly. */
  others?: ReactNode;
  remark?: string;
  look?: 'narrow' | 'wide';
};

/** The dialog; Enter does its gesture. */
export function Gesture(props: Props) {
  const { title, lead, action, isEnd = false, stay, isBusy, isDisabledBecause, onDo, onClose } = props;
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=submit]), select, textarea')?.focus();
  }, []);
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      closeLabel={stay ?? words.text('console-cancel')}
      {...(props.look && { look: props.look })}
      {...(props.remark && isDisabledBecause === undefined && { remark: props.remark })}
      actions={
        // Not the kit's wait: it is told of a button that would be gone with its dialog.
        action && (
          <Button
            look={isEnd ? 'stop' : 'primary'}
            onPress={onDo}
            isDisabledBecause={isDisabledBecause}
            isReasonTold
          >
            {isBusy ? words.text('console-busy') : action}
          </Button>
        )
      }
      others={props.others}
    >
      {lead && <div className="muted">{lead}</div>}
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The page behind may be a form as well.
          event.stopPropagation();
          if (isDisabledBecause === undefined) onDo();
          // The reason is read with the button that it keeps.
          else form.current?.parentElement?.querySelector<HTMLElement>('[aria-disabled]')?.focus();
        }}
      >
        <Refusal of={props.banner} />
        {props.children}
        <p className="visually-hidden" role="status">
          {isBusy && words.text('console-busy')}
        </p>
        {/* The dialog's own button stands outside the form: Enter needs one within. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
