// The lines of a document while they are typed, cut into fields and digits by what stands behind the window. Must not
// cut or judge one.

import { useEffect, useState } from 'react';
import type { SpanView } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';

/** The lines as they were cut last: they stay while newer ones are judged, and an answer overtaken counts for nothing. */
export function usePreview(host: Host, lines: string[]): SpanView[][] {
  const [zone, setZone] = useState<SpanView[][]>([]);
  const text = lines.join('\n');
  useEffect(() => {
    if (text.trim() === '') return setZone([]);
    let isLast = true;
    host.preview({ lines: text.split('\n') }).then(
      (cut) => isLast && setZone(cut),
      () => {},
    );
    return () => {
      isLast = false;
    };
  }, [host, text]);
  return zone;
}
