// The lines of the document typed by hand, each digit judged while they are typed. Rust cuts and judges them.

import { useEffect, useRef } from 'react';
import { usePreview } from '../../check/preview.ts';
import { firstWrong } from '../../check/zone.ts';
import type { Refusal, SpanView } from '../../host/bindings.ts';
import { ZONE_SHAPES } from '../../host/constants.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { Notice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ReadingsLeft } from './read.tsx';
import { ENTRY } from './where.ts';

const SHAPES = { two: ZONE_SHAPES.td3, three: ZONE_SHAPES.td1 } as const;
const AT_LINES: ReadonlyArray<string> = [
  'check-digits-wrong',
  'mrz-unreadable',
  'field-missing',
  'field-invalid',
];

/** Asks how many lines there are. */
export function Shape({ entries, frame }: Asked) {
  const words = useWords();
  const answer = (shape: string) => entries.write(ENTRY.reading, shape);
  return (
    <Screen
      {...frame}
      title={words.text('round-shape-title')}
      foot={
        <>
          <Button look="answer" onPress={() => answer('two')}>
            {words.text('round-shape-two')}
          </Button>
          <Button look="answer" onPress={() => answer('three')}>
            {words.text('round-shape-three')}
          </Button>
          <Button onPress={() => answer('')}>{words.text('round-read-again')}</Button>
        </>
      }
    >
      <p className="key">{words.text('round-shape-lead')}</p>
    </Screen>
  );
}

/** Asks for the lines. */
export function Lines({ open, snapshot, host, entries, gesture, take, frame }: Asked) {
  const words = useWords();
  const shape = SHAPES[entries.text(ENTRY.reading) === 'two' ? 'two' : 'three'];
  const lines = Array.from({ length: shape.lines }, (_, at) => entries.text(ENTRY.line(at)));
  const spans = usePreview(host, lines);
  const areas = useRef<Array<HTMLTextAreaElement | null>>([]);
  const { refusal } = gesture;
  const isAtLines = refusal !== null && AT_LINES.includes(refusal.problem);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    const had = lines.findIndex((_, at) => snapshot.focus === ENTRY.line(at));
    const short = lines.findIndex((line) => line.length < shape.length);
    areas.current[Math.max(0, had >= 0 ? had : short)]?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is refused, not while it is mended
  useEffect(() => {
    if (isAtLines) areas.current[firstWrong(spans)]?.focus();
  }, [isAtLines, refusal]);
  const originalInHand = entries.text(ENTRY.original) === 'yes';
  return (
    <Screen
      {...frame}
      title={words.text('round-lines-title')}
      foot={
        <>
          <Button
            look="action"
            busy={gesture.isBusy && words.text('round-verifying')}
            onPress={() => take(() => host.readDocument({ lines, originalInHand }))}
          >
            {words.text('round-lines-do')}
          </Button>
          <Button
            onPress={() => {
              gesture.forget();
              entries.write(ENTRY.reading, '');
            }}
          >
            {words.text('round-read-again')}
          </Button>
        </>
      }
    >
      <ReadingsLeft open={open} />
      {refusal && !isAtLines && <Notice>{words.problem(refusal)}</Notice>}
      {isAtLines && <LinesError refusal={refusal} />}
      {lines.map((line, at) => (
        <div key={ENTRY.line(at)} className="field line">
          <label htmlFor={ENTRY.line(at)}>{words.text('round-line', { number: at + 1 })}</label>
          <textarea
            id={ENTRY.line(at)}
            ref={(element) => {
              areas.current[at] = element;
            }}
            className="input code"
            rows={2}
            value={line}
            onChange={(event) =>
              entries.write(ENTRY.line(at), event.target.value.replace(/\s/g, '').toUpperCase())
            }
            onFocus={() => entries.visit(ENTRY.line(at))}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            aria-describedby={isAtLines ? `told-${at} lines-error` : `told-${at}`}
            {...(isAtLines && { 'aria-invalid': spans[at]?.some(({ digit }) => digit === 'wrong') ?? false })}
          />
          <div id={`told-${at}`} className="digits">
            <span className="hint">
              {words.text('round-line-count', { count: line.length, total: shape.length })}
            </span>
            <Digits spans={spans[at] ?? []} />
          </div>
        </div>
      ))}
    </Screen>
  );
}

function LinesError({ refusal }: { refusal: Refusal }) {
  const words = useWords();
  return (
    <p id="lines-error" className="error state" data-state="refused" role="alert">
      {words.problem(refusal)}
    </p>
  );
}

/** The check digits of a line, each with its verdict. */
function Digits({ spans }: { spans: SpanView[] }) {
  const words = useWords();
  return spans.map(({ field, digit }) => {
    if (digit === null || field === null) return null;
    const state = digit === 'right' ? 'agrees' : digit === 'wrong' ? 'refused' : 'unknown';
    return (
      <State key={field} name={state}>
        <span>
          {words.text(`round-digit-${field}` as Key)}
          {digit === 'wrong' && ', '}
          <span className={digit === 'wrong' ? undefined : 'visually-hidden'}>
            {words.text(`round-digit-${digit}`)}
          </span>
        </span>
      </State>
    );
  });
}
