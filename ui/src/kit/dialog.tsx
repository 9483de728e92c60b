// A question over the page: focus stays in it, Escape closes it. Must not know what is asked. React Aria writes
// sizes on its layer by script, property by property, which the content policy allows.

import type { ReactNode } from 'react';
import { Heading, Modal, ModalOverlay, Dialog as Panel } from 'react-aria-components';
import { Button } from './button.tsx';

type Props = {
  title: string;
  isOpen: boolean;
  /** Escape and the closing button; a press beside it does nothing, so that nothing typed is lost. */
  onClose(): void;
  children: ReactNode;
  closeLabel: string;
  /** What else may be done, before the closing button. */
  actions?: ReactNode;
  /** What else may be done, quietly, after the closing button. */
  others?: ReactNode;
  /** A short remark after the buttons. */
  remark?: ReactNode;
  /** The name of the Escape key, shown on the closing button. */
  escape?: string;
  /** It interrupts: an answer is needed before anything else. */
  isAlert?: boolean;
  look?: 'narrow' | 'wide';
};

/** A dialog of the kit. */
export function Dialog(props: Props) {
  const { title, isOpen, onClose, children, closeLabel, actions, remark } = props;
  return (
    <ModalOverlay className="layer" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={props.look === 'wide' ? 'dialog-place dialog-wide' : 'dialog-place'}>
        <Panel className="dialog" role={props.isAlert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          <div className="btn-row">
            {actions}
            <Button onPress={onClose} {...(props.escape && { hint: props.escape })}>
              {closeLabel}
            </Button>
            {props.others}
            {remark && <span className="small muted">{remark}</span>}
          </div>
        </Panel>
      </Modal>
    </ModalOverlay>
  );
}
