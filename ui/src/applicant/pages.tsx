// Every page past the first, in one file that is fetched when the applicant starts: the first page stays
// light on a slow line. So does its typeface.

import './typeface.css';
import type { ComponentType } from 'react';
import { Address } from './address.tsx';
import { Erase, Paper, Young } from './away.tsx';
import { Birth } from './birth.tsx';
import { Check } from './check.tsx';
import { Code } from './code.tsx';
import { Contact } from './contact.tsx';
import type { Flow } from './flow.ts';
import { Names } from './names.tsx';
import { Place } from './place.tsx';
import type { Page } from './tab-storage.ts';
import { Way } from './way.tsx';
import { HomeWindow } from './window.tsx';

/** The page of each word. */
export const PAGE_OF: Record<Exclude<Page, 'begin'>, ComponentType<{ flow: Flow }>> = {
  names: Names,
  birth: Birth,
  place: Place,
  address: Address,
  contact: Contact,
  check: Check,
  code: Code,
  way: Way,
  window: HomeWindow,
  paper: Paper,
  young: Young,
  erase: Erase,
};
