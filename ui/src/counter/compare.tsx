// What the document says, field by field: read, printed, declared, and how they relate. What agrees is quiet, what
// differs is seen under its field, with its two ways out.

import { Fragment } from 'react';
import { isDifferent } from '../check/case.ts';
import { isSigned, otherInSeal } from '../check/seal.tsx';
import { comparedDay } from '../check/times.ts';
import type { CaseView, ConfirmPrinted, FieldView, Difference as Made } from '../host/bindings.ts';
import { State } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords, type Words } from '../words/words.tsx';
import { COLUMNS, Difference, Question } from './compare-asks.tsx';

type Props = {
  view: CaseView;
  /** The field to be confirmed now. */
  current: FieldView['name'] | null;
  onConfirm(field: ConfirmPrinted['field'], agrees: boolean): void;
  onSettle(made: Made): void;
};

/** Sex and nationality stand in the zone and are compared with nothing here. */
const isCompared = ({ name }: FieldView) => name !== 'sex' && name !== 'nationality';

/** The table. */
export function Compared(props: Props) {
  const words = useWords();
  const { view, onSettle } = props;
  // What differs is explained under it; both, under the second.
  const { typed } = view;
  const lastTyped =
    typed?.issueAgrees === false ? 'issued' : typed?.expiryAgrees === false ? 'expiry' : 'number';
  return (
    <table className="table table-inset compare">
      <caption className="visually-hidden">{words.text('counter-compare-caption')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((id) => (
            <th key={id} scope="col" className={`col-${id}`}>
              {id === 'field' ? (
                <span className="visually-hidden">{words.text('check-head-field')}</span>
              ) : (
                words.text(`check-head-${id}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.document.filter(isCompared).map((field) => (
          <Fragment key={field.name}>
            <Row field={field} {...props} />
            {view.fieldsStage === 'differs' && field.name === lastTyped && (
              <Difference view={view} onSettle={onSettle} />
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Whether what was typed of this field agrees; nothing for a field that is not typed. */
function typedAlike({ name }: FieldView, { typed }: CaseView): boolean | null {
  if (typed === null) return null;
  if (name === 'number') return typed.numberAgrees;
  if (name === 'issued') return typed.issueAgrees ? null : false;
  return name === 'expiry' ? typed.expiryAgrees : null;
}

/** What the agent said of the print, in a word. */
function printedOf(field: FieldView, alike: boolean | null, words: Words): string | null {
  if (alike !== null) return words.text(alike ? 'check-typed-same' : 'check-typed-different');
  if (field.printed === null) return null;
  return words.text(field.printed ? 'check-printed-same' : 'check-printed-different');
}

function Row({ field, view, current, onConfirm }: Props & { field: FieldView }) {
  const words = useWords();
  const isCurrent = field.name === current;
  const alike = typedAlike(field, view);
  const isOff =
    isDifferent(field) || field.printed === false || alike === false || field.sealed?.agrees === false;
  const nothing = <span className="muted">{words.text('check-nothing')}</span>;
  return (
    <>
      <tr className={isOff ? 'differs' : undefined} data-current={isCurrent || undefined}>
        <th scope="row">{words.text(`check-field-${field.name}`)}</th>
        <td>
          {field.source === 'printed' ? (
            nothing
          ) : field.read === null ? (
            <span className="muted small">{words.text('check-hidden')}</span>
          ) : (
            <>
              {comparedDay(field.read)}
              {(isSigned(field) || field.covered) && (
                <span className="small muted covered">
                  {words.text(isSigned(field) ? 'check-signed' : 'check-covered')}
                </span>
              )}
            </>
          )}
        </td>
        <td>
          {field.source === 'printed' && field.read !== null
            ? comparedDay(field.read)
            : (printedOf(field, alike, words) ?? nothing)}
        </td>
        <td>{field.declared === null ? nothing : comparedDay(field.declared)}</td>
        <td>
          <Finding field={field} alike={alike} />
        </td>
      </tr>
      {isDifferent(field) && view.fieldsStage !== 'blind' && (
        <tr className="explain">
          <td colSpan={COLUMNS.length}>{words.text('check-different-explained')}</td>
        </tr>
      )}
      {isCurrent && <Question field={field} onConfirm={onConfirm} />}
    </>
  );
}

/** One word on the row: the strongest thing there is to say. */
function Finding(props: { field: FieldView; alike: boolean | null }) {
  const words = useWords();
  const other = otherInSeal(props.field, words);
  return (
    <>
      <Relation {...props} />
      {other && (
        <p>
          <State name="attention">{other}</State>
        </p>
      )}
    </>
  );
}

/** How what was read relates to what was declared, or to the print. */
function Relation({ field, alike }: { field: FieldView; alike: boolean | null }) {
  const words = useWords();
  if (field.relation === 'different') {
    return (
      <>
        <State name="attention">{words.text('check-relation-different')}</State>
        {field.why && <p className="small">{words.text(`name-why-${field.why}` as Key)}</p>}
      </>
    );
  }
  if (field.printed === false || alike === false) {
    return <State name="attention">{words.text('check-printed-different')}</State>;
  }
  if (field.relation !== null)
    return (
      <>
        <State name="agrees">{words.text(`check-relation-${field.relation}`)}</State>
        {field.why && <p className="small muted">{words.text(`name-why-${field.why}` as Key)}</p>}
      </>
    );
  if (alike === true) return <State name="agrees">{words.text('check-relation-equal')}</State>;
  return field.toConfirm && field.declared === null ? (
    <State name="unknown">{words.text('check-relation-registry')}</State>
  ) : null;
}
